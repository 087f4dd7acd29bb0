package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What consultants see of a visitor who answers once more. */
@AppTest
@SignedInConsultant
class RetakesForConsultantsTest {

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
    void forgetTheOtherVersion() {
        OtherVersions.forget(jdbc);
    }

    private Page consultantsPage(int attempt) {
        return new Visitor(mvc)
                .get("/admin/submissions/"
                        + jdbc.sql("select id from submission where attempt = ?")
                                .param(attempt)
                                .query(Long.class)
                                .single());
    }

    @Test
    void theConsultantSeesAllResultsLinkedAndTheDifference() {
        visitor.walk("A", "");
        visitor.walkAgain(2, "BBBBBBBBBB");

        Page first = consultantsPage(1);
        Page second = consultantsPage(2);

        assertThat(second.text()).contains("now 58%: +21.", "Up most at ").doesNotContain("Much the same");
        assertThat(second.html().select("a[href^=/admin/submissions/]:matchesOwn(: (58|37)%$)"))
                .hasSize(2);
        assertThat(first.html().select("a[aria-current=page]:matchesOwn(: 37%$)"))
                .hasSize(1);
        assertThat(first.html().select("a:matchesOwn(: 58%$)").attr("href"))
                .isEqualTo("/admin/submissions/"
                        + jdbc.sql("select id from submission where attempt = 2")
                                .query(Long.class)
                                .single());
    }

    @Test
    void theConsultantIsToldWhatASingleAnswerCanMake() {
        visitor.walk("A", "");
        visitor.walkAgain(2, "AAABAAAAAA");

        assertThat(consultantsPage(2).text())
                .contains("Much the same: a single answer can make that difference.")
                .doesNotContain("Up most");
    }

    @Test
    void theConsultantSeesNoDifferenceOfVersionsThatCountDifferently() {
        visitor.walk("A", "");
        jdbc.sql("""
                insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                select questionnaire, 999, 'heavier', replace(content, 'weight: 1', 'weight: 3'), first_used_at
                from questionnaire_version order by id fetch first 1 row only""").update();
        jdbc.sql("""
                update submission set questionnaire_version_id =
                    (select id from questionnaire_version where fingerprint = 'heavier') where attempt = 1""").update();
        visitor.walkAgain(2, "BBBBBBBBBB");

        assertThat(consultantsPage(2).text())
                .contains("37%. The questionnaire was another version then.")
                .doesNotContain("now 58%");
    }

    @Test
    void theExportHasTheScoreBefore() {
        visitor.walk("A", "");
        visitor.walkAgain(2, "ABABABABAB");
        visitor.walkAgain(3, "BBBBBBBBBB");
        jdbc.sql("delete from submission where attempt = 2").update();

        assertThat(new Visitor(mvc).download("/admin/submissions.csv").body().lines())
                .anyMatch(line -> line.contains(",3,37,en,58,"))
                .anyMatch(line -> line.contains(",1,,en,37,"));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RetakesForConsultantsOnPostgresTest extends RetakesForConsultantsTest {}
