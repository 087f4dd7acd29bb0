package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class WalkPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Questionnaire questionnaire;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
        visitor = new Visitor(mvc);
    }

    private long rows() {
        return jdbc.sql("select count(*) from submission").query(Long.class).single();
    }

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
    void theTokenOfTheCookieIsStoredAsAHashOnly() {
        visitor.answer(1, "A");

        String token = visitor.cookie("visitor");
        assertThat(token).hasSize(43);
        String hash = jdbc.sql("select token_hash from submission")
                .query(String.class)
                .single();
        assertThat(hash).hasSize(64).isNotEqualTo(token);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        String cookie = visitor.get("/questions/1").header("Set-Cookie");

        assertThat(cookie)
                .startsWith("visitor=")
                .contains("; Path=/; ", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void overHttpsTheCookieIsSecureAndBoundToTheHost() {
        String cookie = visitor.get("https://localhost/questions/1").header("Set-Cookie");

        assertThat(cookie).startsWith("__Host-visitor=").contains("; Secure").doesNotContain("Domain");
    }

    @Test
    void aVisitorHasNoServerSession() {
        visitor.walk("A", "");

        assertThat(visitor.hasCookie("consultant")).isFalse();
        assertThat(visitor.hasCookie("JSESSIONID")).isFalse();
        assertThat(mvc.get().uri("/questions/1").exchange().getRequest().getSession(false))
                .isNull();
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

    private String back(String page, Map<String, String> filledIn) {
        Map<String, String> form = new HashMap<>(filledIn);
        form.put("go", "back");
        return visitor.send(visitor.get(page), form).redirect();
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

    @Test
    void whoComesFromTheCheckPageGoesBackToItsRowAlsoAfterAMistake() {
        visitor.answer(1, 10, "A");
        visitor.feedback("");
        Page check = visitor.get("/answers");
        String change = check.html().select("dd.change-link a").get(2).attr("href");

        Page question = visitor.get(change);
        assertThat(back(change, Map.of())).isEqualTo("/answers#answer-3");
        Page mistake = visitor.send(question, Map.of("choice", "Z"));
        assertThat(mistake.status()).isEqualTo(422);
        assertThat(visitor.send(mistake, Map.of("choice", "C")).redirect()).isEqualTo("/answers#answer-3");
        assertThat(visitor.get("/answers")
                        .html()
                        .select("dl.answer-list > div#answer-3")
                        .text())
                .contains("Marketing, sales, operations and distribution certainly do");
    }

    @Test
    void theCheckPageShowsEveryAnswerInWordsWithALinkToChangeIt() {
        visitor.answer(1, 10, "A");
        visitor.feedback("My word.");

        Page check = visitor.get("/answers");

        assertThat(check.html().select("dl.answer-list > div")).hasSize(11);
        assertThat(check.html().select("dl.answer-list > div").get(0).text())
                .isEqualTo(
                        "Our journey is designed on purpose We do, and all of us understand it clearly. Change Our journey is designed on purpose");
        assertThat(check.html().select("dd.change-link a").eachAttr("href"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 11)
                        .mapToObj(page -> "/questions/" + page + "?from=answers")
                        .toList());
        assertThat(check.text()).contains("My word.");
        assertThat(check.html().select("main button").eachText()).containsExactly("See my result", "See my result");
        assertThat(check.html().expectFirst("main button").attr("form"))
                .isEqualTo(check.html().expectFirst("main form").id());
    }

    @Test
    void aVisitorWhoComesBackGoesOnWhereTheyStopped() {
        assertThat(visitor.get("/").html().select("a.button").attr("href")).isEqualTo("/questions/1");
        visitor.answer(1, 6, "A");
        assertThat(visitor.get("/").html().select("a.button").text()).isEqualTo("Continue with question 7");
        assertThat(visitor.get("/").html().select("a.button").attr("href")).isEqualTo("/questions/7");
        visitor.answer(7, 10, "A");
        assertThat(visitor.get("/").html().select("a.button").attr("href")).isEqualTo("/questions/11");
        visitor.feedback("").redirect();
        assertThat(visitor.get("/").html().select("a.button").attr("href")).isEqualTo("/answers");
        String result = visitor.submit();
        assertThat(visitor.get("/").html().select("a.button").attr("href")).isEqualTo(result);
    }

    @Test
    void submittingMakesOneResultAndClosesTheAnswers() {
        String result = visitor.walk("A", "");

        assertThat(result).matches("/results/[A-Za-z0-9_-]{24}");
        assertThat(visitor.get("/questions/3").redirect())
                .as("so that Back leaves the result in one step")
                .isEqualTo("/");
        assertThat(visitor.get("/answers").redirect()).isEqualTo("/");
        Map<String, String> form = Visitor.form(visitor.get(result));
        form.put("choice", "C");
        assertThat(visitor.post("/questions/3", form).redirect()).isEqualTo(result);
        assertThat(visitor.post("/submissions", form).redirect()).isEqualTo(result);
        assertThat(visitor.get(result).text()).contains("37% proactive");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void submittingTooEarlyLeadsToTheFirstUnansweredQuestion() {
        visitor.answer(1, 4, "A");
        Map<String, String> form = Visitor.form(visitor.get("/questions/5"));

        assertThat(visitor.post("/submissions", form).redirect()).isEqualTo("/questions/5");
        assertThat(jdbc.sql("select submitted_at from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    @Test
    void anAnswerFromAPageWhoseCookieHasExpiredIsKept() {
        visitor.answer(1, 6, "A");
        Page seven = visitor.get("/questions/7");
        visitor.clearCookie("visitor");

        assertThat(visitor.send(seven, Map.of("choice", "C")).redirect()).isEqualTo("/questions/1");
        visitor.answer(1, 6, "A");
        assertThat(visitor.get("/questions/7").chosen()).isEqualTo("C");
    }

    @Test
    void anAnswerOfASecondWalkWhoseCookieHasExpiredIsKeptToo() {
        visitor.walk("A", "");
        Page one = visitor.get("/questions/1?attempt=2");
        visitor.clearCookie("visitor");

        assertThat(visitor.send(one, Map.of("choice", "C")).redirect()).isEqualTo("/questions/2");
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("C");
    }

    @Test
    void oneWhoHasAResultCanTakeTheAssessmentAgainAndSeesTheLastResultBesideTheNew() {
        String first = visitor.walk("A", "");
        String again = visitor.get(first)
                .html()
                .select("a:contains(Take the check again)")
                .attr("href");

        Page one = visitor.get(visitor.get(again).redirect());
        assertThat(one.h1()).isEqualTo(questionnaire.questions().get(0).text());
        assertThat(one.chosen()).isEmpty();
        assertThat(rows()).as("nothing is stored before the first answer").isEqualTo(1);
        assertThat(visitor.send(one, Map.of("choice", "B")).redirect()).isEqualTo("/questions/2");
        visitor.answer(2, 10, "B");
        String second = visitor.submit();

        assertThat(second).isNotEqualTo(first);
        assertThat(visitor.get(second).text()).contains("58% proactive").contains("21 points more than on");
        assertThat(visitor.get(first).text()).contains("37% proactive").doesNotContain("points more than");
    }

    @Test
    void anOlderResultLeadsToANewAttemptTooOrToTheOneInProgressAndSaysSo() {
        String first = visitor.walk("A", "");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"))
                .redirect();
        visitor.answer(2, 10, "B");
        visitor.submit();

        String third = visitor.get("/questions/1?again").redirect();
        assertThat(third).isEqualTo("/questions/1?attempt=3");
        visitor.send(visitor.get(third), Map.of("choice", "C")).redirect();

        String again = visitor.get(first)
                .html()
                .select("a:contains(Take the check again)")
                .attr("href");
        Page second = visitor.get(visitor.get(again).redirect());
        assertThat(second.html().select("main [role=status]").text()).startsWith("You have already started again.");
        assertThat(second.text()).contains("Question 2 of 11");
        assertThat(new Visitor(mvc).get("/questions/1?continued=true").html().select("main [role=status]"))
                .isEmpty();
    }

    @Test
    void aPageLeftOpenFromTheLastWalkDoesNotChangeTheNext() {
        visitor.answer(1, 10, "A");
        Page oldQuestion = visitor.get("/questions/1");
        Page oldCheck = visitor.get("/answers");
        String first = visitor.submit();
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));

        assertThat(visitor.send(oldQuestion, Map.of("choice", "C")).redirect()).isEqualTo("/questions/2");
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("B");
        visitor.answer(2, 10, "B");
        visitor.feedback("").redirect();
        assertThat(visitor.send(oldCheck, Map.of()).redirect()).isEqualTo("/answers");
        assertThat(visitor.submit()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "0", "99999999999", "", "2"})
    void anAttemptThatIsNoneIsNoError(String attempt) {
        assertThat(visitor.get("/questions/1?attempt=" + attempt).status()).isEqualTo(200);
        Map<String, String> form = Visitor.form(visitor.get("/questions/1"));
        form.put("choice", "B");
        form.put("attempt", attempt);
        assertThat(visitor.post("/questions/1", form).redirect()).isEqualTo("/questions/2");
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("B");
    }

    @Test
    void deletingTakesTwoStepsAndWorksBeforeSubmittingToo() {
        visitor.answer(1, 3, "A");
        String delete = visitor.get("/")
                .html()
                .select("main a:contains(Delete my answers)")
                .attr("href");

        Page confirm = visitor.get(delete);
        assertThat(confirm.h1()).isEqualTo("Delete your answers?");
        assertThat(rows()).as("not deleted yet").isEqualTo(1);
        assertThat(visitor.send(confirm, Map.of()).redirect()).isEqualTo("/?deleted");
        assertThat(jdbc.sql("select actor || ' ' || subject from audit_event")
                        .query(String.class)
                        .single())
                .as("what remains")
                .isEqualTo("(visitor) submissions of their own: 1");

        assertThat(rows()).isZero();
        assertThat(visitor.hasCookie("visitor")).isFalse();
        assertThat(visitor.get("/?deleted").text()).contains("been deleted");
        assertThat(visitor.get("/questions/1").chosen())
                .as("one can begin again")
                .isEmpty();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class WalkPagesOnPostgresTest extends WalkPagesTest {}
