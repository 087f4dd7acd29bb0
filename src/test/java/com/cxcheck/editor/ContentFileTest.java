package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The questionnaire as files that are downloaded and read, on a running server, which parses what is sent. */
class ContentFileTest extends ContentFiles {

    @Autowired
    private Translations translations;

    private static Content parse(String yaml) throws IOException {
        return Content.of(Content.parse("file", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void filesAreOfferedAndReadInTheLanguagesOfTheDraftTheOriginalFirst() {
        assertThat(consultant.get(DRAFT).html().select("#files + ul a").eachText())
                .containsExactly("English, YAML", "German, YAML");
        assertThat(consultant.get(IMPORT).html().select("#language option").eachAttr("value"))
                .containsExactly("en", "de");
        assertThat(consultant.get(IMPORT).html().select("#language option").eachText())
                .containsExactly("English", "German");
    }

    @Test
    void aDownloadedFileThatIsReadBackChangesNothing() throws Exception {
        for (String language : List.of("en", "de")) {
            read(language, file(language));
        }
        assertThat(exists()).isFalse();

        consultant
                .send(consultant.get(DRAFT + "/themes/journey"), Map.of("name-en", "The whole way", "about-de", ""))
                .redirect();
        String draft = jdbc.sql("select content from questionnaire_draft")
                .query(String.class)
                .single();
        for (String language : List.of("de", "en")) {
            read(language, file(language));
        }
        assertThat(jdbc.sql("select content from questionnaire_draft")
                        .query(String.class)
                        .single())
                .isEqualTo(draft);
    }

    @Test
    void aFileWithANewQuestionMakesADraftThatListsWhatIsNotTranslated() throws Exception {
        String question = """
                - id: "q12"
                  theme: "journey"
                  weight: 1
                  text: "Do we call back?"
                  short: "We call back"
                  next_step: "Call back."
                  answers:
                  - id: "A"
                    text: "Always"
                    proactive: 100
                    insight: "Good."
                  - id: "B"
                    text: "Never"
                    proactive: 0
                    insight: "Bad."
                """;
        String english = file("en");

        read("en", change(english, "- type: \"text\"", question + "- type: \"text\""));

        assertThat(versions.inUse().version()).isEqualTo(2);
        Page outline = consultant.get(DRAFT);
        assertThat(outline.text())
                .contains("Not translated yet", "German: We call back")
                .doesNotContain("To be put right");
        assertThat(outline.html().select("#questions-q12 .tag").text()).isEqualTo("new");

        read(
                "de",
                change(
                        change(
                                change(
                                        change(file("de"), "Do we call back?", "Rufen wir zurück?"),
                                        "We call back",
                                        "Wir rufen zurück"),
                                "Call back.",
                                "Rufen Sie zurück."),
                        "Always",
                        "Immer"));
        Page question12 = consultant.get(DRAFT + "/questions/q12");
        assertThat(question12.html().select("#text-de").text()).isEqualTo("Rufen wir zurück?");
        assertThat(question12.html().select("#answer-A-text-de").text()).isEqualTo("Immer");
        assertThat(question12.html().select("#answer-B-text-de").text()).isEmpty();
    }

    @Test
    void aQuestionWithAnAnswerForEachLetterCanBeSavedInItsForm() throws Exception {
        String answers = Stream.iterate(1, number -> number + 1)
                .limit(23)
                .map(number -> "  - {id: X%d, text: More, proactive: 50, insight: So.}%n".formatted(number))
                .collect(Collectors.joining());
        read("en", file("en").replaceFirst("  answers:\n", "  answers:\n" + answers));
        Page form = consultant.get(DRAFT + "/questions/q1");
        Map<String, String> filledIn = new HashMap<>(Map.of("same", "better"));
        form.html().select("textarea[id$=-de]").eachAttr("name").forEach(name -> filledIn.put(name, "Auf Deutsch"));

        assertThat(consultant.send(form, filledIn).status()).isEqualTo(303);

        assertThat(consultant
                        .get(DRAFT + "/questions/q1")
                        .html()
                        .select("#answer-X23-insight-de")
                        .text())
                .isEqualTo("Auf Deutsch");
    }

    @Test
    void everyVersionAndTheDraftCanBeDownloadedInEachLanguageAndReadAgain() throws Exception {
        consultant
                .send(
                        consultant.get(DRAFT + "/themes/journey"),
                        Map.of("name-en", "The whole way", "name-de", "Der ganze Weg"))
                .redirect();
        assertThat(parse(file("en")).questionnaire().themes().get(0).name()).isEqualTo("The whole way");
        assertThat(parse(file("de")).questionnaire().themes().get(0).name()).isEqualTo("Der ganze Weg");
        consultant
                .send(consultant.get(DRAFT + "/publish"), Map.of("reason", "Plainer"))
                .redirect();

        assertThat(versions.all()).hasSize(2);
        for (QuestionnaireVersions.Version version : versions.all()) {
            Page page = consultant.get("/admin/questionnaire?version=" + version.id());
            List<String> files = page.html().select("a[href$=.yaml]").eachAttr("href");
            assertThat(files).hasSize(2);
            for (String path : files) {
                Locale language = Locale.forLanguageTag(path.replaceFirst(".*/(.*).yaml", "$1"));
                Content content = parse(consultant.get(path).body());
                Map<Locale, Guide> guides = translations.guides(version.questionnaire());
                assertThat(content.questionnaire()).isEqualTo(translations.of(version.questionnaire(), language));
                assertThat(content.guide())
                        .isEqualTo(guides.getOrDefault(language, Objects.requireNonNull(guides.get(Locale.ROOT))));
            }
        }
        assertThat(consultant.get(DRAFT + "/fr.yaml").status()).isEqualTo(404);
        assertThat(consultant.get("/admin/questionnaire/versions/999/en.yaml").status())
                .isEqualTo(404);
    }
}
