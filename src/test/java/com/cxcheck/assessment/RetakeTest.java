package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the visitor who answers once more sees of the results before. */
@AppTest
class RetakeTest {

    private static final AtomicInteger VERSIONS = new AtomicInteger(1_000);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
    }

    @AfterEach
    void forgetTheOtherVersions() {
        OtherVersions.forget(jdbc);
    }

    /** Has it that the attempt was made on another version of the questionnaire. */
    private void madeOn(int attempt, String text, String replacement) {
        Questionnaire other = Questionnaire.parse(
                "other.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: " + VERSIONS.incrementAndGet())
                        .replaceFirst(text, replacement));
        jdbc.sql("""
                        insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                        values (:id, :version, :fingerprint, :content, current_timestamp)""")
                .param("id", other.id())
                .param("version", other.version())
                .param("fingerprint", "other " + other.version())
                .param("content", other.yaml())
                .update();
        jdbc.sql("""
                        update submission set questionnaire_version_id =
                            (select max(id) from questionnaire_version) where attempt = ?""").param(attempt).update();
    }

    @Test
    void nothingIsChosenBeforehand() {
        visitor.walk("A", "");

        Page page = visitor.get("/questions/1?attempt=2");

        assertThat(page.html().select("input[type=radio]")).hasSize(3);
        assertThat(page.html().select("input[checked][type=radio]")).isEmpty();
    }

    @Test
    void theAnswersThatChangedAreToldAsFacts() {
        visitor.walk("A", "");

        Page page = visitor.get(visitor.walkAgain(2, "AAABAAAABA"));

        assertThat(page.html().select("#since").text()).isEqualTo("Since last time");
        assertThat(page.html().expectFirst("#since ~ p").text()).isEqualTo("2 of your 10 answers changed.");
        assertThat(page.html().select(".changed-answers li").eachText())
                .containsExactly(
                        "Every customer can tell us: A → B, 75 points more proactive",
                        "Customers come first at every stage: A → B, 25 points less proactive");
    }

    @Test
    void whereNoAnswerChangedThatIsSaid() {
        visitor.walk("A", "");

        Page page = visitor.get(visitor.walkAgain(2, "AAAAAAAAAA"));

        assertThat(page.html().expectFirst("#since ~ p").text()).isEqualTo("None of your 10 answers changed.");
        assertThat(page.html().expectFirst(".panel .summary").text()).startsWith("The same as on ");
        assertThat(page.html().select(".changed-answers")).isEmpty();
    }

    @Test
    void whatASingleAnswerCanDoIsCalledMuchTheSame() {
        visitor.walk("A", "");

        Page more = visitor.get(visitor.walkAgain(2, "AAABAAAAAA"));
        Page less = visitor.get(visitor.walkAgain(3, "AAAAAAAAAA"));

        assertThat(more.html().expectFirst(".panel .summary").text())
                .startsWith("Much the same as on ")
                .contains("(37%): a single answer can make that difference.");
        assertThat(less.html().expectFirst(".panel .summary").text()).startsWith("Much the same as on ");
    }

    @Test
    void theLimitIsExplainedOnTheScoringPage() {
        assertThat(visitor.get("/scoring").text()).contains("A single answer can move the score by up to 10 points.");
    }

    @Test
    void allResultsAreInATableWithTheirDateScoreBandAndVersionAndOnTheLine() {
        String first = visitor.walk("A", "");
        String second = visitor.walkAgain(2, "BBBBBBBBBB");
        String third = visitor.walkAgain(3, "ABABABABAB");

        Page page = visitor.get(third);

        assertThat(page.html().select(".attempts tbody tr")).hasSize(3);
        assertThat(page.html().select(".attempts a").eachAttr("href")).containsExactly(third, second, first);
        assertThat(page.html().select(".attempts a[aria-current=page]").attr("href"))
                .isEqualTo(third);
        assertThat(page.html().select(".attempts tr:last-child td").eachText())
                .containsExactly("37%", "Service-led", "2");
        assertThat(page.html().select(".panel circle.previous").attr("cx")).isEqualTo("58%");
        assertThat(page.html().select(".panel circle.other").eachAttr("cx")).containsExactly("37%");
    }

    @Test
    void onlyWhoAnsweredSeesIt() {
        visitor.walk("A", "");
        String second = visitor.walkAgain(2, "BBBBBBBBBB");

        assertThat(new Visitor(mvc).get(second).html().select("#since, .attempts, .panel circle.previous"))
                .isEmpty();
    }

    @Test
    void aResultThatIsDeletedInBetweenIsSkipped() {
        String first = visitor.walk("A", "");
        visitor.walkAgain(2, "ABABABABAB");
        String third = visitor.walkAgain(3, "BBBBBBBBBB");
        jdbc.sql("delete from submission where attempt = 2").update();

        Page page = visitor.get(third);

        assertThat(page.html().expectFirst(".panel .summary").text()).startsWith("21 points more than on ");
        assertThat(page.html().select(".attempts a").eachAttr("href")).containsExactly(third, first);
    }

    @Test
    void twoRetakesInOneDayAreThreeResultsInTheirOrder() {
        String first = visitor.walk("A", "");
        String second = visitor.walkAgain(2, "AAABAAAAAA");
        String third = visitor.walkAgain(3, "AAABAAAABA");

        assertThat(visitor.get(third).html().select(".attempts a").eachAttr("href"))
                .containsExactly(third, second, first);
        assertThat(visitor.get(second).html().select(".changed-answers li").eachText())
                .containsExactly("Every customer can tell us: A → B, 75 points more proactive");
        assertThat(visitor.get(third).html().select(".changed-answers li").eachText())
                .containsExactly("Customers come first at every stage: A → B, 25 points less proactive");
    }

    @Test
    void aQuestionInBetterWordsIsComparedLikeBefore() {
        visitor.walk("A", "");
        madeOn(1, "It is strict policy", "It is a rule");

        Page page = visitor.get(visitor.walkAgain(2, "BBBBBBBBBB"));

        assertThat(page.html().expectFirst(".panel .summary").text()).startsWith("21 points more than on ");
        assertThat(page.html().select("#since ~ p").eachText()).noneMatch(text -> text.contains("not compared"));
    }

    @Test
    void aQuestionThatIsAnotherOneIsNotComparedAndThePageSaysSo() {
        visitor.walk("A", "");
        madeOn(1, "id: q4\n", "id: q12\n");
        jdbc.sql("update submission set answers = replace(answers, '\"q4\"', '\"q12\"')")
                .update();

        Page page = visitor.get(visitor.walkAgain(2, "BBBBBBBBBB"));

        assertThat(page.html().expectFirst(".panel .summary").text())
                .startsWith("Last time, on ")
                .contains("37%", "on an earlier version");
        assertThat(page.html().select("#since ~ p").eachText())
                .contains(
                        "This question is new since last time, so not compared: Every customer can tell us.",
                        "The check counts differently than last time, so the two scores are not compared.");
        assertThat(page.html().select(".changed-answers").text()).doesNotContain("Every customer can tell us");
        assertThat(page.html().select(".panel circle.previous")).isEmpty();
    }

    @Test
    void whereAWeightWasAnotherTheAnswersAreComparedAndTheScoresAreNot() {
        visitor.walk("A", "");
        madeOn(1, "weight: 1", "weight: 3");

        Page page = visitor.get(visitor.walkAgain(2, "BBBBBBBBBB"));

        assertThat(page.html().select("#since ~ p").eachText())
                .contains("The check counts differently than last time, so the two scores are not compared.");
        assertThat(page.html().select(".changed-answers li")).hasSize(10);
    }
}
