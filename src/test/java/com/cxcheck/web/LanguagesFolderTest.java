package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import java.io.IOException;
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

/** Languages whose files are in a folder beside the jar, and questionnaires in a language that the pages don't have. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("application")
@Tag("slow")
class LanguagesFolderTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--cxcheck.languages-folder=" + folder,
                "--spring.datasource.url=jdbc:h2:mem:" + folder.getFileName()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    private static Visitor visitor(ConfigurableApplicationContext context) {
        return Visitor.of(new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    private static String resource(String path) throws IOException {
        return Files.readString(Path.of("src/main/resources", path));
    }

    /** The English texts with one that is French. */
    private String french() throws IOException {
        return resource("messages.properties")
                .replaceFirst("(?m)^question.continue=.*", "question.continue=Étape suivante")
                .replace("'", "’");
    }

    @Test
    void aFolderWithTextsAndTranslationsAddsALanguage(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("messages_fr.properties"), french());
        Files.writeString(
                folder.resolve("assessment_fr.yaml"),
                resource("content/assessment.yaml")
                        .replace("language: en", "language: fr")
                        .replace("text: Absolutely", "text: Absolument"));
        Files.writeString(
                folder.resolve("guide_fr.yaml"),
                resource("content/guide.yaml").replace("question: Where do we start?", "question: Par où commencer ?"));

        try (ConfigurableApplicationContext context = start("--cxcheck.languages=en,de,fr")) {
            Visitor visitor = visitor(context).withHeader("Accept-Language", "fr");

            visitor.answer(1, 2, "A");
            Visitor.Page question = visitor.get("/questions/3");
            assertThat(question.text()).contains("Étape suivante", "Absolument");
            assertThat(question.html().select("html").attr("lang")).isEqualTo("fr");
            assertThat(visitor.get("/guide").text()).contains("Par où commencer ?");
            assertThat(visitor(context)
                            .get("/?lang=de")
                            .html()
                            .select("a[hreflang=fr]")
                            .text())
                    .isEqualTo("français");
        }
        assertThat(output).doesNotContain("has no text for");
    }

    @Test
    void aLanguageMayHaveAScriptOrARegion() throws IOException {
        Files.writeString(
                folder.resolve("messages_sr_Latn.properties"),
                resource("messages.properties")
                        .replaceFirst("(?m)^question.continue=.*", "question.continue=Dalje")
                        .replace("'", "’"));
        Files.writeString(
                folder.resolve("assessment_sr_Latn.yaml"),
                resource("content/assessment.yaml")
                        .replace("language: en", "language: sr-Latn")
                        .replace("text: Absolutely", "text: Potpuno"));
        Files.writeString(folder.resolve("messages_pt_BR.properties"), "question.continue=Continuar\n");

        try (ConfigurableApplicationContext context = start("--cxcheck.languages=en,sr-Latn,pt-BR")) {
            Visitor visitor = visitor(context).withHeader("Accept-Language", "sr-Latn");

            visitor.answer(1, 2, "A");
            assertThat(visitor.get("/questions/3").text()).contains("Dalje", "Potpuno");
            visitor.answer(3, 10, "A");
            visitor.feedback("").redirect();
            Visitor.Page result = visitor.get(visitor.submit());
            assertThat(result.status()).isEqualTo(200);
            assertThat(result.html().select("html").attr("lang")).isEqualTo("sr-Latn");
            assertThat(visitor(context).get("/questions/1?lang=sr-Latn").text()).contains("Dalje");
            assertThat(visitor(context)
                            .withHeader("Accept-Language", "pt-BR")
                            .get("/questions/1")
                            .text())
                    .contains("Continuar");
        }
    }

    @Test
    void whatIsMissingIsShownInEnglishAndLogged(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("messages_fr.properties"), "question.continue=Étape suivante\n");

        try (ConfigurableApplicationContext context = start("--cxcheck.languages=fr,en")) {
            assertThat(visitor(context).get("/questions/1").text()).contains("Étape suivante", "Question 1");
        }
        assertThat(output).containsPattern("messages_fr\\.properties has no text for \\d+ keys, such as ");
    }

    @Test
    void aTextWithOtherArgumentsStopsTheStartWithOneSentence(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("messages_fr.properties"), "question.progress=Question {0} de {1\n");

        Throwable failure =
                catchThrowable(() -> start("--cxcheck.languages=en,fr").close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains(
                        "messages_fr.properties: question.progress has other arguments, such as {0}, than the English")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void anArabicQuestionnaireIsWrittenFromRightToLeftOnAPageInTheFirstLanguage() throws IOException {
        Path arabic = Path.of("src/test/resources/questionnaires/arabic.yaml");

        try (ConfigurableApplicationContext context = start("--cxcheck.questionnaire=" + arabic)) {
            Visitor visitor = visitor(context).withHeader("Accept-Language", "ar");
            assertArabic(visitor, "/questions/1");
            visitor.answer(1, "A").redirect();
            assertArabic(visitor, "/questions/2");
            assertArabic(visitor, "/answers");
            assertArabic(visitor, visitor.submit());
            assertArabic(visitor, "/");
            assertArabic(visitor, "/scoring");
            assertThat(visitor(context).get("/questions/1").text()).contains("Continue", "هل يعرف الجميع رحلة العميل؟");
            assertThat(visitor.get("/privacy").html().select("html").attr("dir"))
                    .isEqualTo("ltr");
            assertThat(visitor.get("/privacy").html().select("html").attr("lang"))
                    .isEqualTo("en");
        }
    }

    private static void assertArabic(Visitor visitor, String path) {
        Visitor.Page page = visitor.get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.html().select("html").attr("dir")).as(path).isEqualTo("rtl");
        assertThat(page.html().select("html").attr("lang")).as(path).isEqualTo("ar");
    }
}
