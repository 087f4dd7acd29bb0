package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.SubmissionsChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a result tells of others. */
@AppTest
@SignedInConsultant
class OthersTest {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;
    private String result;

    @BeforeEach
    void aResult() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "");
    }

    @AfterEach
    void nothingIsLeftOfIt() {
        events.publishEvent(new SubmissionsChanged(Collections.nCopies(1_000, Instant.EPOCH)));
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from questionnaire_version where fingerprint = 'another'")
                .update();
        jdbc.sql("update brand set comparison = ''").update();
    }

    /** Adds others, each with the answers of the first and its own choice at question 1, and a score. */
    private void others(int number) {
        for (int i = 0; i < number; i++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at, test,
                                changed_at, feedback_answered, submitted_at, reference, score, band)
                            select :token, 1, questionnaire_version_id, replace(answers, '"q1":"A"', :answer), started_at, :test,
                                changed_at, true, submitted_at, :reference, :score, band
                            from submission where attempt = 1 and token_hash not like 'other%' fetch first 1 row only""")
                    .param("token", "other " + i)
                    .param("answer", "\"q1\":\"" + "AB".charAt(i % 3 == 0 ? 1 : 0) + "\"")
                    .param("test", false)
                    .param("reference", "other " + i)
                    .param("score", i % 101)
                    .update();
        }
        // one whose events are published, as by those who answer
        Visitor last = new Visitor(mvc);
        last.walk("A", "");
        last.send(last.get("/answers/delete"), Map.of()).redirect();
    }

    private List<String> shares(Page page) {
        return page.html().select(".answers > li > small").eachText();
    }

    @Test
    void from30OnEachAnswerSaysHowManyChoseItToo() {
        others(29);

        Page page = visitor.get(result);

        List<String> expected = new ArrayList<>();
        for (int question = 1; question <= 10; question++) {
            String id = "\"q" + question + "\":\"A\"";
            long same = jdbc.sql("select answers from submission").query(String.class).list().stream()
                    .filter(answers -> answers.contains(id))
                    .count();
            expected.add(Math.round(100.0 * same / 30) + "% of 30 chose this too");
        }
        assertThat(shares(page)).isEqualTo(expected).contains("67% of 30 chose this too", "100% of 30 chose this too");
        assertThat(shares(new Visitor(mvc).get(result))).isEqualTo(expected);
    }

    @Test
    void theMiddleHalfIsAThinBandOnTheLine() {
        others(39);

        Page page = visitor.get(result);

        // 0 to 38, and 37 once more: at least 10 of the 40 are at most 9, and 30 at most 29
        Element band = page.html().expectFirst(".panel rect.half");
        assertThat(band.attr("x")).isEqualTo("9%");
        assertThat(band.attr("width")).isEqualTo("20%");
        assertThat(page.html().select(".panel .summary").eachText())
                .contains(
                        "The middle half of the 40 people who chose to take this check lies between 9 and 29% (the thin line).");
    }

    @Test
    void below30ThereIsNothingOfOthers() {
        others(28);
        assertThat(shares(visitor.get(result))).isEmpty();

        jdbc.sql("delete from submission where token_hash like 'other%'").update();
        others(29);
        assertThat(shares(visitor.get(result))).isNotEmpty();

        Visitor leaving = new Visitor(mvc);
        leaving.walk("A", "");
        jdbc.sql("delete from submission where reference in ('other 1', 'other 2')")
                .update();
        leaving.send(leaving.get("/answers/delete"), Map.of()).redirect();

        assertThat(shares(visitor.get(result))).isEmpty();
        assertThat(visitor.get(result).html().select(".half")).isEmpty();
    }

    @Test
    void testsUnfinishedAnswersAndOtherVersionsDoNotCount() {
        others(30);
        jdbc.sql("update submission set test = true where reference = 'other 0'")
                .update();
        jdbc.sql("""
                insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                select questionnaire, 999, 'another', content, first_used_at from questionnaire_version fetch first 1 row only""").update();
        jdbc.sql("""
                update submission set questionnaire_version_id =
                    (select id from questionnaire_version where fingerprint = 'another') where reference = 'other 1'""").update();
        Visitor unfinished = new Visitor(mvc);
        unfinished.answer(1, 10, "A");
        assertThat(shares(visitor.get(result))).isEmpty();

        new Visitor(mvc).walk("A", "");
        assertThat(shares(visitor.get(result))).contains("100% of 30 chose this too");
    }

    @Test
    void ofMoreThan200TheyAreCountedAgainOnceSeveralHaveChanged() {
        others(200);
        assertThat(shares(visitor.get(result))).contains("100% of 201 chose this too");

        new Visitor(mvc).walk("A", "");
        assertThat(shares(visitor.get(result))).contains("100% of 201 chose this too");

        events.publishEvent(new SubmissionsChanged(List.of(Instant.EPOCH, Instant.EPOCH)));
        assertThat(shares(visitor.get(result))).contains("100% of 202 chose this too");
    }

    @Test
    void itCanBeSwitchedOffInTheSettings() {
        others(29);
        Visitor consultant = new Visitor(mvc);
        assertThat(consultant.get("/admin/settings").html().select("#comparison option[selected]"))
                .isEmpty();

        consultant
                .sendTo("/admin/settings", consultant.get("/admin/settings"), Map.of("comparison", "OFF"))
                .redirect();

        assertThat(shares(visitor.get(result))).isEmpty();
        assertThat(visitor.get(result).html().select(".half")).isEmpty();
        assertThat(consultant
                        .get("/admin/settings")
                        .html()
                        .select("#comparison option[selected]")
                        .text())
                .isEqualTo("Not shown");

        consultant
                .sendTo("/admin/settings", consultant.get("/admin/settings"), Map.of("comparison", ""))
                .redirect();
        assertThat(shares(visitor.get(result))).hasSize(10);
    }

    @Test
    void itIsSaidInGermanToo() {
        others(29);
        visitor.get(result + "?lang=de");

        assertThat(shares(visitor.get(result))).contains("67 % von 30 haben das auch gewählt");
    }
}

@PostgresTest
class OthersOnPostgresTest extends OthersTest {}
