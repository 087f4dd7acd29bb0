package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.questionnaire.Questionnaire;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are refused, on a running server, which parses what is sent. */
class RefusedContentFileTest extends ContentFiles {

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
