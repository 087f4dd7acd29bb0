package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The questionnaire as files, on a running server, which parses what is sent. */
class ContentFileTest extends ImportedFiles {

    @Autowired
    private Translations translations;

    private String file(String language) {
        Page page = consultant.get(DRAFT + "/" + language + ".yaml");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> send(String language, String yaml) throws Exception {
        return send(language, yaml.getBytes(StandardCharsets.UTF_8), Visitor.form(consultant.get(IMPORT)));
    }

    private HttpResponse<String> send(String language, byte[] file, Map<String, String> fields) throws Exception {
        return send(language, "mine.yaml", file, fields);
    }

    private void read(String language, String yaml) throws Exception {
        HttpResponse<String> response = send(language, yaml);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    }

    private static String sentence(HttpResponse<String> response) {
        return Jsoup.parse(response.body()).select(".error-summary a").text();
    }

    private boolean exists() {
        return jdbc.sql("select count(*) from questionnaire_draft where content is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Content parse(String yaml) throws IOException {
        return Content.of(Content.parse("file", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static String change(String yaml, String old, String replacement) {
        assertThat(yaml).contains(old);
        return yaml.replace(old, replacement);
    }

    private static String repeat(String what) {
        return what.repeat(1024 * 1024 / what.length());
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("anchor", rewrite("title: \"Customer service", "title: &a \"Customer service"), "anchor"),
                Arguments.of("alias", rewrite("title: \"Customer service", "title: *a #"), "line 5: "),
                Arguments.of("tag", rewrite("id: \"cx-or-service\"", "id: !!java.net.URL \"x\""), "line 2: "),
                Arguments.of("tab", rewrite("contrast:", "\tcontrast:"), "line "),
                Arguments.of("twice", after("title: \"Again\"\n"), "title"),
                Arguments.of("two documents", after("---\nid: \"cx-or-service\"\n"), "a second document begins here"),
                Arguments.of("nothing", only(""), "mine.yaml: the file is empty."),
                Arguments.of("a comment only", only("# nothing\n"), "mine.yaml: the file is empty."),
                Arguments.of("1 MB", only(repeat("# nothing\n")), "mine.yaml: the file has more than 256 kB"),
                Arguments.of("1 MB in one line", only(repeat("a")), "mine.yaml: the file has more than 256 kB"),
                Arguments.of(
                        "aliases of aliases",
                        only("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n"),
                        "line 1: "),
                Arguments.of("deep lists", only("[".repeat(200_000)), "line 1: "),
                Arguments.of("deep groups", only("{a: ".repeat(50_000)), "line 1: "),
                Arguments.of("a list", only("- a\n- b\n"), "the file has to be a group of keys"),
                Arguments.of("a text", only("Hello\n"), "the file has to be a group of keys"),
                Arguments.of("JSON", only("{\"id\": 1}"), "mine.yaml: "),
                Arguments.of("markup", only("<script>alert(1)</script>\n"), "mine.yaml: "),
                Arguments.of("control character", rewrite("title: \"Customer", "title: \"\u0007Customer"), "U+0007"),
                Arguments.of("unknown key", after("colour: \"red\"\n"), "unknown key colour"),
                Arguments.of("no title", rewrite("title: \"Customer service", "# \""), "title"),
                Arguments.of("weight 0", rewrite("weight: 2", "weight: 0"), "question q1: weight is 0"),
                Arguments.of(
                        "huge number",
                        rewrite("weight: 2", "weight: 99999999999"),
                        "question q1: weight is 99999999999"),
                Arguments.of(
                        "another questionnaire",
                        rewrite("id: \"cx-or-service\"", "id: \"mine\""),
                        "has id: mine where cx-or-service is expected"),
                Arguments.of(
                        "another language",
                        rewrite("language: \"en\"", "language: \"de\""),
                        "has language: de where en is expected"));
    }

    private static UnaryOperator<String> rewrite(String old, String replacement) {
        return yaml -> change(yaml, old, replacement);
    }

    private static UnaryOperator<String> after(String more) {
        return yaml -> yaml + more;
    }

    private static UnaryOperator<String> only(String all) {
        return yaml -> all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsNoQuestionnaireIsRefusedInASentence(String name, UnaryOperator<String> change, String reason)
            throws Exception {
        Questionnaire before = versions.inUse();

        HttpResponse<String> refused = send("en", change.apply(file("en")));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(sentence(refused)).contains(reason).endsWith(".").hasSizeLessThan(600);
        assertThat(exists()).isFalse();
        assertThat(versions.inUse()).isEqualTo(before);
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
    void whatIsNotUtf8IsRefusedInASentence() throws Exception {
        byte[] latin = file("de").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(sentence(send("de", latin, Visitor.form(consultant.get(IMPORT)))))
                .contains("is not UTF-8; save the file as UTF-8");
        assertThat(exists()).isFalse();
    }

    @Test
    void whereNoFileIsChosenThatIsSaid() throws Exception {
        HttpResponse<String> none = send("de", "", new byte[0], Visitor.form(consultant.get(IMPORT)));

        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(sentence(none)).isEqualTo("Choose a file");
        assertThat(exists()).isFalse();
    }

    @Test
    void aRefusedFileLeavesTheDraftAsItIs() throws Exception {
        read("en", change(file("en"), "name: \"Journey\"", "name: \"The whole way\""));
        String draft = file("en");

        assertThat(send("en", change(draft, "weight: 2", "weight: 0")).statusCode())
                .isEqualTo(422);

        assertThat(file("en")).isEqualTo(draft).contains("The whole way");
    }

    @Test
    void aTranslationDiffersInItsWordsOnly() throws Exception {
        String german = file("de");

        assertThat(sentence(send("de", change(german, "weight: 2", "weight: 3"))))
                .contains("questions/q1/weight: 3 where the draft has 2");
        assertThat(sentence(send("de", change(german, "id: \"crossing-over\"", "id: \"crossing\""))))
                .contains("crossing");
        assertThat(sentence(send("de", file("en")))).contains("has language: en where de is expected");
        assertThat(exists()).isFalse();
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

    @Test
    void aFileReadWhileSomebodyChangesTheDraftReplacesNothing() throws Exception {
        Map<String, String> form = Visitor.form(consultant.get(IMPORT));
        String file = file("en");
        consultant
                .send(consultant.get(DRAFT + "/themes/journey"), Map.of("name-en", "The whole way"))
                .redirect();

        assertThat(send("en", file.getBytes(StandardCharsets.UTF_8), form).statusCode())
                .isEqualTo(409);

        assertThat(file("en")).contains("The whole way");
    }
}
