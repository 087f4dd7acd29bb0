package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None */
class WalkPagesTest extends WalkPages {

    private String storedAnswers() {
        return jdbc.sql("select answers from submission").query(String.class).single();
    }

    @Test
    void aQuestionPageAsksOneQuestionInALabelledGroupOfRadios() {
        Page page = visitor.get("/questions/1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.h1()).isEqualTo(questionnaire.questions().get(0).text());
        assertThat(page.html().select("h1")).hasSize(1);
        assertThat(page.html().select("fieldset > legend").text()).isEqualTo(page.h1());
        assertThat(page.html().select("input[type=radio]").eachAttr("value")).containsExactly("A", "B", "C");
        assertThat(page.html().select("label[for=choice-A]").text())
                .isEqualTo("We do, and all of us understand it clearly.");
        assertThat(page.text()).contains("Question 1 of 11");
        assertThat(page.html().select("main button").eachText())
                .as("Enter presses the first")
                .containsExactly("Continue", "Back");
        assertThat(page.html().select(".progress-segments i")).hasSize(11);
        assertThat(page.html().select(".progress span").eachText())
                .containsExactly(
                        "Question 1 of 11", questionnaire.themes().get(0).name());
        assertThat(page.html().title())
                .isEqualTo("Our journey is designed on purpose – question 1 of 11 – Customer experience check");
        assertThat(page.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void readingPagesStoresNothing() {
        visitor.get("/");
        visitor.get("/questions/1");
        visitor.get("/questions/5");
        visitor.get("/answers");

        assertThat(rows()).isZero();
    }

    @Test
    void anAnswerIsStoredAtOnceAndLeadsToTheNextQuestion() {
        assertThat(visitor.answer(1, "B").redirect()).isEqualTo("/questions/2");

        assertThat(storedAnswers()).isEqualTo("{\"q1\":\"B\"}");
    }

    @Test
    void backShowsTheStoredAnswer() {
        visitor.answer(1, 3, "B");

        assertThat(back("/questions/4", Map.of())).isEqualTo("/questions/3");
        assertThat(visitor.get("/questions/3").chosen()).isEqualTo("B");
        assertThat(back("/questions/3", Map.of())).isEqualTo("/questions/2");
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("B");
        assertThat(back("/questions/1?source=May", Map.of())).isEqualTo("/?source=May");
        assertThat(back("/questions/1", Map.of())).isEqualTo("/");
    }

    @Test
    void backKeepsWhatIsChosenOrWritten() {
        assertThat(back("/questions/1", Map.of("choice", "C"))).isEqualTo("/");
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("C");
        visitor.answer(2, 10, "A");

        assertThat(back("/questions/11", Map.of("feedback", "Half a sentence"))).isEqualTo("/questions/10");
        assertThat(Visitor.form(visitor.get("/questions/11"))).containsEntry("feedback", "\nHalf a sentence");

        Page tooLong = visitor.send(visitor.get("/questions/11"), Map.of("feedback", "x".repeat(4001), "go", "back"));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(Visitor.form(tooLong)).containsEntry("feedback", "\n" + "x".repeat(4001));
    }

    @Test
    void anotherLanguageIsChosenWithWhatIsChosenOrWritten() {
        Page one = visitor.get("/questions/1?source=May");
        Element german = one.html().expectFirst("footer button[lang=de]");
        assertThat(german.attr("form"))
                .isEqualTo(one.html().expectFirst("main form").id());
        assertThat(german.attr("name") + "=" + german.attr("value")).isEqualTo("go=stay");
        assertThat(german.attr("formaction")).isEqualTo("?lang=de");

        assertThat(stay("/questions/1?source=May", one, Map.of())).isEqualTo("/questions/1?source=May");
        assertThat(stay("/questions/1?source=May", one, Map.of("choice", "B"))).isEqualTo("/questions/1?source=May");

        Page inGerman = visitor.get("/questions/1");
        assertThat(inGerman.text()).contains("Frage 1 von 11");
        assertThat(inGerman.chosen()).isEqualTo("B");
        visitor.answer(2, 10, "A");
        Page eleven = visitor.get("/questions/11?from=answers");
        assertThat(stay("/questions/11", eleven, Map.of("feedback", "Halb"))).isEqualTo("/questions/11?from=answers");
        assertThat(Visitor.form(visitor.get("/questions/11"))).containsEntry("feedback", "\nHalb");
    }

    private String stay(String path, Page page, Map<String, String> filledIn) {
        Map<String, String> form = Visitor.form(page);
        form.putAll(filledIn);
        form.put("go", "stay");
        return visitor.post(path.replaceFirst("\\?.*", "") + "?lang=de", form).redirect();
    }

    @Test
    void aChangedAnswerTakesThePlaceOfTheFirst() {
        visitor.answer(1, 4, "A");

        assertThat(visitor.answer(2, "C").redirect()).isEqualTo("/questions/3");
        assertThat(visitor.get("/questions/2").chosen()).isEqualTo("C");
        assertThat(visitor.get("/questions/3").chosen()).as("the others stay").isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/questions/5", "/questions/11", "/answers"})
    void whoJumpsAheadIsSentToTheFirstUnansweredQuestion(String ahead) {
        assertThat(visitor.get(ahead).redirect()).isEqualTo("/questions/1");
        visitor.answer(1, 2, "A");
        assertThat(visitor.get(ahead).redirect()).isEqualTo("/questions/3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/questions/0",
                "/questions/12",
                "/questions/999",
                "/questions/one",
                "/questions",
                "/questions/1/2"
            })
    void aQuestionThatIsNotThereIsNotFound(String path) {
        assertThat(visitor.get(path).status()).isEqualTo(404);
    }

    @Test
    void withoutAChoiceTheSamePageSaysSoAndStoresNothing() {
        Page page = visitor.send(visitor.get("/questions/1"), Map.of());

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.h1()).isEqualTo(questionnaire.questions().get(0).text());
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary").hasAttr("autofocus")).isTrue();
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#choice-A");
        assertThat(page.html().select("#choice-A").attr("type")).isEqualTo("radio");
        assertThat(page.html().select("fieldset").attr("aria-describedby")).isEqualTo("question-error");
        assertThat(page.html().select("#question-error").text()).isEqualTo("Choose the answer that comes closest");
        assertThat(rows()).isZero();
    }

    @Test
    void thereIsNoErrorSummaryWhereNothingIsWrong() {
        visitor.answer(1, 10, "A");

        assertThat(visitor.get("/questions/3").html().select(".error-summary, .field-error, .notice"))
                .isEmpty();
        assertThat(visitor.get("/questions/11").html().select(".error-summary, .field-error, .notice"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "a", "AA", "A,B", "", "<script>", "q1", "' or 1=1 --"})
    void anUnknownChoiceStoresNothingAndShowsTheStoredOne(String unknown) {
        visitor.answer(1, "B");

        Page page = visitor.answer(1, unknown);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.chosen()).isEqualTo("B");
        assertThat(storedAnswers()).isEqualTo("{\"q1\":\"B\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from../../etc/passwd", "from.x", "choice[0]", "attempt.number", "class.classLoader", "a b", ""})
    void aFieldThatTheFormDoesNotHaveIsNoError(String field) {
        Map<String, String> form = Visitor.form(visitor.get("/questions/1"));
        form.put("choice", "B");
        form.put(field, "x");

        assertThat(visitor.post("/questions/1", form).redirect()).isEqualTo("/questions/2");
        assertThat(storedAnswers()).isEqualTo("{\"q1\":\"B\"}");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class WalkPagesOnPostgresTest extends WalkPagesTest {}
