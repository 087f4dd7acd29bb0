package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import com.cxcheck.submission.QuestionnaireVersions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** The file of {@code cxcheck.questionnaire} once a version was published in the browser. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class RestartAfterPublicationTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--cxcheck.admin.password=" + PASSWORD,
                "--cxcheck.questionnaire=" + folder.resolve("shop.yaml"),
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0");
    }

    private static Visitor visitor(ConfigurableApplicationContext context, String language) {
        return Visitor.of(server(context)).withHeader("Accept-Language", language);
    }

    private static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static Visitor consultant(ConfigurableApplicationContext context) {
        Visitor consultant = visitor(context, "en");
        consultant.signIn("consultant", PASSWORD);
        return consultant;
    }

    private static QuestionnaireVersions versions(ConfigurableApplicationContext context) {
        return context.getBean(QuestionnaireVersions.class);
    }

    private static String yaml(String name) throws IOException {
        return new ClassPathResource("questionnaires/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }

    private static void publish(ConfigurableApplicationContext context, String band) {
        Visitor consultant = consultant(context);
        PublishedVersions.save(consultant, "/bands/closed", Map.of("name-en", band));
        PublishedVersions.publish(consultant);
    }

    @Test
    void whatWasPublishedStaysInUseUntilTheFileHasAHigherNumber(CapturedOutput output) throws IOException {
        write("shop.yaml", yaml("shop-2.yaml"));
        Visitor early;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            early = visitor(first, "de");
            early.answer(1, "always").redirect();
            early.answer(2, "yes").redirect();
            result = early.submit();
            publish(first, "Shut");
            assertThat(versions(first).inUse().version()).isEqualTo(3);
        }
        write("shop_de.yaml", yaml("shop-2_de.yaml"));
        try (ConfigurableApplicationContext again = start()) {
            assertThat(versions(again).inUse().version()).isEqualTo(3);
            assertThat(output)
                    .contains("Version 3 of shop is in use, which was published after version 2 of the file.");
            assertThat(visitor(again, "en").get("/scoring").text()).contains("Shut");
            early.moveTo(server(again));
            assertThat(early.get(result).text())
                    .as("the further language of version 2")
                    .contains("Rund um die Uhr");
        }
        Files.delete(folder.resolve("shop_de.yaml"));
        write(
                "shop.yaml",
                yaml("shop-2.yaml").replace("version: 2", "version: 4").replace("Closed", "Locked"));
        try (ConfigurableApplicationContext raised = start()) {
            assertThat(versions(raised).inUse().version()).isEqualTo(4);
            assertThat(visitor(raised, "en").get("/scoring").text()).contains("Locked");
            publish(raised, "Bolted");
            assertThat(versions(raised).inUse().version()).isEqualTo(5);
        }
        write("shop.yaml", yaml("shop-2.yaml"));
        try (ConfigurableApplicationContext earlier = start()) {
            assertThat(versions(earlier).inUse().version()).isEqualTo(5);
        }
    }

    @Test
    void theSameNumberWithOtherWordsStopsTheStart(CapturedOutput output) throws IOException {
        write("shop.yaml", yaml("shop-2.yaml"));
        try (ConfigurableApplicationContext first = start()) {
            publish(first, "Shut");
        }
        write("shop.yaml", yaml("shop-2.yaml").replace("version: 2", "version: 3"));

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("cxcheck.questionnaire: version 3 of shop has been in use with other words or weights;"
                        + " raise the file's version to 4")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
    }

    @Test
    void aDownloadedVersionIsAFileToStartWith(CapturedOutput output) throws IOException {
        write("shop.yaml", yaml("shop-2.yaml"));
        String english;
        try (ConfigurableApplicationContext first = start()) {
            publish(first, "Shut");
            english = consultant(first)
                    .get("/admin/questionnaire/versions/" + versions(first).storedIdOfInUse() + "/en.yaml")
                    .body();
        }
        write("shop.yaml", english);
        write(
                "shop_de.yaml",
                english.replace("language: \"en\"", "language: \"de\"")
                        .replace("Shut", "Zu")
                        .replace("Can you give an example?", "Ein Beispiel, bitte?"));
        try (ConfigurableApplicationContext again = start()) {
            assertThat(versions(again).all()).hasSize(2);
            assertThat(versions(again).inUse().version()).isEqualTo(3);
            assertThat(visitor(again, "de").get("/scoring").text()).contains("Zu");
            assertThat(visitor(again, "de").get("/guide").text()).contains("Ein Beispiel, bitte?");
        }
        write("shop.yaml", english.replace("Can you give an example?", "Such as?"));
        Files.delete(folder.resolve("shop_de.yaml"));

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("cxcheck.questionnaire: the guide of version 3 of shop has been in use with other words;"
                        + " raise the version in the file and in its translations to 4")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
    }
}
