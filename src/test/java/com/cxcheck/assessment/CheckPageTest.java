package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page on which answers are checked and submitted. */
class CheckPageTest extends WalkPages {

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
}

/** The same on PostgreSQL. */
@PostgresTest
class CheckPageOnPostgresTest extends CheckPageTest {}
