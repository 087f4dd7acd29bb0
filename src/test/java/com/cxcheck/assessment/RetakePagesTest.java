package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking the check again, and pages left open from an earlier time. */
class RetakePagesTest extends WalkPages {

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
class RetakePagesOnPostgresTest extends RetakePagesTest {}
