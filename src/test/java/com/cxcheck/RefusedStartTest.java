package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cxcheck.questionnaire.Questionnaires;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;

/** What stops the start, each told in one sentence. */
@Tag("application")
@Tag("slow")
class RefusedStartTest extends StartedProgram {

    @Test
    void aTranslationThatDiffersInMoreThanWordsStopsTheStartWithOneSentence(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), Questionnaires.yaml());
        Path translation = Files.writeString(
                folder.resolve("mine_de.yaml"), Questionnaires.yaml().replace("weight: 1\n", "weight: 3\n"));

        Throwable failure =
                catchThrowable(() -> start("--cxcheck.questionnaire=" + file).close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains(translation + ": question q10 of theme journey with weight 3 and effort today is where "
                        + file + " has question q10 of theme journey with weight 1 and effort today;"
                        + " a translation differs in its words only.")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
    }

    @Test
    void aBrokenQuestionnaireStopsTheStartWithOneSentence(CapturedOutput output) throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), Questionnaires.yaml().replace("weight: 1\n", "weight: 99\n"));

        Throwable failure =
                catchThrowable(() -> start("--cxcheck.questionnaire=" + broken).close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains(broken + ": question q10: weight is 99; it has to be a whole number from 1 to 10.")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
    }

    @Test
    void aQuestionnaireWithOtherWordsUnderTheSameVersionStopsTheStartUntilItIsRaised(CapturedOutput output)
            throws IOException {
        start().close();
        String edited = Questionnaires.yaml().replace("This statement is true", "So it is");
        Path file = Files.writeString(folder.resolve("edited.yaml"), edited);

        Throwable failure =
                catchThrowable(() -> start("--cxcheck.questionnaire=" + file).close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains(
                        "cxcheck.questionnaire: version 2 of cx-or-service has been in use with other words or weights;"
                                + " raise the file's version to 3, so that what was answered on the old one keeps its own.")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
        Files.writeString(file, edited.replace("version: 2", "version: 3"));
        start("--cxcheck.questionnaire=" + file).close();
        start().close();
    }

    @Test
    void aQuestionnaireThatIsNotThereStopsTheStartWithOneSentence(CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> start("--cxcheck.questionnaire=/no/such/file.yaml").close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("/no/such/file.yaml: cxcheck.questionnaire names this file, but it can't be read")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aSecondProcessOnTheSameFileIsToldInOneSentence(CapturedOutput output) throws Exception {
        Path file = folder.resolve("not/there/yet/cxcheck.mv.db");
        try (ConfigurableApplicationContext first = start()) {
            assertThat(first.isRunning()).isTrue();
        }
        // as another process does that has the file open
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Throwable failure = catchThrowable(() -> start().close());
            assertThat(failure).isNotNull();
        }

        assertThat(output)
                .contains("spring.datasource.url: another process has the database jdbc:h2:file:" + folder)
                .contains("open; stop it, or run several at once on PostgreSQL (profile postgres).")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInOneSentence(CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> startOn("jdbc:postgresql://localhost:1/none").close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("spring.datasource.url: the database jdbc:postgresql://localhost:1/none can't be opened (")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneSentence(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("not"), "a file, and no folder");

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("spring.datasource.url: the database jdbc:h2:file:" + folder)
                .contains("can't be opened (")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsToldInOneSentence(CapturedOutput output) {
        start("--cxcheck.admin.password=correct horse").close();

        Throwable failure = catchThrowable(() -> startOn("jdbc:h2:file:" + folder.resolve("not/there/yet/cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;ACCESS_MODE_DATA=r")
                .close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("spring.datasource.url: the database jdbc:h2:file:" + folder)
                .contains("can only be read; let this user write to it.")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aPasswordThatCannotBeHashedIsToldWithoutShowingIt(CapturedOutput output) {
        String tooLong = "ä".repeat(129);

        Throwable failure = catchThrowable(
                () -> start("--cxcheck.admin.password=" + tooLong).close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("cxcheck.admin.password has more than 128 characters; choose a shorter one")
                .doesNotContain(tooLong, "\tat ", "Caused by");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://example.org/check, 'It has to be /check, the path of cxcheck.url.'",
        "/check, https://example.org, cxcheck.url has no path; let it end with this one.",
        "/other, https://example.org/check, 'It has to be /check, the path of cxcheck.url.'",
        "check, https://example.org/check, It has to be empty or a path such as /check."
    })
    void aContextPathOtherThanThePathOfTheAddressIsToldInOneSentence(
            String contextPath, String url, String sentence, CapturedOutput output) {
        Throwable failure =
                catchThrowable(() -> start("--server.servlet.context-path=" + contextPath, "--cxcheck.url=" + url)
                        .close());

        assertThat(failure).isNotNull();
        assertThat(output).contains("server.servlet.context-path", sentence).doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aContextPathAloneIsThatOfTheDefaultAddress() {
        try (ConfigurableApplicationContext running = start("--server.servlet.context-path=/check/")) {
            assertThat(Visitor.of(server(running)).get("/check/").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--cxcheck.limit.writes=0, cxcheck.limit.writes is 0; it has to be 1 or more",
        "--cxcheck.mail.from=Ada, 'cxcheck.mail.from is \"Ada\"; it has to be an e-mail address such as ada@example.org'",
        "'--cxcheck.mail.to=ada@example.org,grace@', 'cxcheck.mail.to is \"grace@\"; it has to be an e-mail address such as ada@example.org'",
        "--cxcheck.languages=, 'cxcheck.languages is empty; name a language, such as en'",
        "'--cxcheck.languages=en,fr', 'There are no texts in this language; they would be in'",
        "--spring.mail.host=, 'Name the mail server, or leave the key out to send no mails.'",
        "--cxcheck.retention.in-progress=1h, 'cxcheck.retention.in-progress has to be a day or more, such as 30d'",
        "--cxcheck.retention.submitted=-5, 'cxcheck.retention.submitted has to be a day or more, such as 30d'",
        "--cxcheck.url=check.example.org, cxcheck.url has to be an address such as https://check.example.org",
        "--cxcheck.url=https://Check.example.org/x, cxcheck.url has to be an address such as https://check.example.org",
        "--cxcheck.security.contact=security@example.org, cxcheck.security.contact has to be mailto:security@example.org"
    })
    void aSettingThatCanNotBeIsToldInOneSentence(String setting, String sentence, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> start(setting).close());

        assertThat(failure).isNotNull();
        assertThat(output).contains(sentence).doesNotContain("\tat ", "Caused by");
    }
}
