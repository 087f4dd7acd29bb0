package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** What was answered on an earlier version of the questionnaire, in each of its languages. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class EarlierVersionsTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--cxcheck.questionnaire=" + folder.resolve("shop.yaml"),
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    private static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static Visitor german(ConfigurableApplicationContext context) {
        return Visitor.of(server(context)).withHeader("Accept-Language", "de");
    }

    private static String yaml(String name) throws IOException {
        return new ClassPathResource("questionnaires/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private void use(int version, String... languages) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), yaml("shop-" + version + ".yaml"));
        Files.deleteIfExists(folder.resolve("shop_de.yaml"));
        for (String language : languages) {
            String suffix = "_" + language + ".yaml";
            Files.writeString(folder.resolve("shop" + suffix), yaml("shop-" + version + suffix));
        }
    }

    private static String walk(Visitor visitor) {
        visitor.answer(1, "mostly").redirect();
        visitor.answer(2, "yes").redirect();
        return visitor.submit();
    }

    private static void assertGermanAndOfVersion1(Page page) {
        assertThat(page.text())
                .contains("Kunden erreichen uns", "Meistens, werktags", "Viele finden hinein.")
                .doesNotContain("Rund um die Uhr", "Mostly", "Customers reach us");
    }

    @Test
    void aGermanResultStaysGermanInTheWordsOfItsVersion() throws IOException {
        use(1, "de");
        Visitor done;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            done = german(first);
            result = walk(done);
            assertGermanAndOfVersion1(done.get(result));
        }
        use(2, "de");
        try (ConfigurableApplicationContext second = start()) {
            done.moveTo(server(second));
            assertGermanAndOfVersion1(done.get(result));
            assertThat(german(second).get("/questions/1").text()).contains("Rund um die Uhr");
            assertThat(done.get(result + "?lang=en").text()).contains("Mostly, on weekdays");
        }
    }

    @Test
    void aResultAndAWalkStayGermanWhereTheTranslationHasNoFileAnyMore() throws IOException {
        use(1, "de");
        Visitor done;
        Visitor inProgress;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            done = german(first);
            result = walk(done);
            inProgress = german(first);
            inProgress.answer(1, "mostly").redirect();
        }
        for (int version : new int[] {1, 2}) {
            use(version);
            try (ConfigurableApplicationContext context = start()) {
                done.moveTo(server(context));
                inProgress.moveTo(server(context));
                assertGermanAndOfVersion1(done.get(result));
                assertThat(inProgress.get("/questions/2").text()).contains("Sagen wir, was schiefging?");
            }
        }
    }

    @Test
    void aConsultantReadsAnEarlierVersionInTheirLanguage() throws IOException {
        use(1, "de");
        start().close();
        use(2, "de");
        try (ConfigurableApplicationContext context = start("--cxcheck.admin.password=correct horse battery")) {
            Visitor visitor = german(context);
            visitor.answer(1, "no").redirect();
            visitor.answer(2, "yes").redirect();
            visitor.submit();
            Visitor consultant = german(context);
            consultant.signIn("consultant", "correct horse battery");

            assertThat(consultant.get("/admin/questionnaire?version=1").text())
                    .contains("Laden-Check", "Erreichen uns unsere Kunden?", "Meistens, werktags")
                    .doesNotContain("Can customers reach us?");
            assertThat(consultant
                            .get("/admin/insight")
                            .html()
                            .select(".answer-counts summary")
                            .eachText())
                    .contains("1. Kunden erreichen uns");
        }
    }

    @Test
    void aTranslationWithOtherWordsUnderTheSameVersionStopsTheStart(CapturedOutput output) throws IOException {
        use(1, "de");
        start().close();
        Files.writeString(
                folder.resolve("shop_de.yaml"), yaml("shop-1_de.yaml").replace("Meistens, werktags", "Oft, werktags"));

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("cxcheck.questionnaire: the translation of version 1 of shop into de has been in use with"
                        + " other words; raise the version in the file and in its translations to 2")
                .doesNotContain("\tat ", "BeanCreationException", "Caused by");
    }

    @Test
    void aVersionMayGetAFurtherLanguage() throws IOException {
        use(1);
        Visitor done;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            done = german(first);
            result = walk(done);
            assertThat(done.get(result).text()).contains("Mostly, on weekdays");
        }
        use(1, "de");
        try (ConfigurableApplicationContext second = start()) {
            done.moveTo(server(second));
            assertGermanAndOfVersion1(done.get(result));
        }
    }
}
