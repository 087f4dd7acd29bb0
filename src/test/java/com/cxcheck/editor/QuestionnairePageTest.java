package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.sql.Timestamp;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class QuestionnairePageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Clock clock;

    private Visitor consultant;
    private long earlier;

    @BeforeEach
    void anEarlierVersionCalledItServiceOnly() {
        Population.clear(jdbc);
        jdbc.sql("""
                        insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                        values (?, 77, 'earlier', ?, ?)
                        """)
                .params(
                        questionnaire.id(),
                        questionnaire
                                .yaml()
                                .replaceFirst("version: \\d+", "version: 77")
                                .replace(questionnaire.title(), "Service only?"),
                        Timestamp.from(clock.instant()))
                .update();
        earlier = jdbc.sql("select id from questionnaire_version where fingerprint = 'earlier'")
                .query(Long.class)
                .single();
        consultant = new Visitor(mvc);
    }

    @AfterEach
    void forgetIt() {
        Population.clear(jdbc);
        jdbc.sql("delete from questionnaire_version where fingerprint = 'earlier'")
                .update();
    }

    @Test
    void itShowsWhatIsAskedAndHowItCounts() {
        String page = consultant.get("/admin/questionnaire").text();

        assertThat(page).contains(questionnaire.title(), questionnaire.id());
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            assertThat(page).contains(question.label(), question.text());
            question.choices().forEach(choice -> assertThat(page).contains(choice.text(), choice.insight()));
        }
    }

    @Test
    void eachVersionHasTheNumberOfItsSubmissions() {
        new Visitor(mvc).walk("A", "");
        new Visitor(mvc).walk("A", "");
        new Visitor(mvc).answer(1, "A").redirect();
        Visitor old = new Visitor(mvc);
        old.walk("B", "");
        jdbc.sql("update submission set questionnaire_version_id = ? where id = (select max(id) from submission)")
                .param(earlier)
                .update();

        var rows = consultant.get("/admin/questionnaire").html().select(".data-table tbody tr");

        assertThat(rows.select("tr:contains(version 77) td.numeric").text()).isEqualTo("1");
        assertThat(rows.select("tr:contains(In use) td.numeric").text()).isEqualTo("2");
    }

    @Test
    void anEarlierVersionIsShownAsItWas() {
        Visitor.Page page = consultant.get("/admin/questionnaire?version=" + earlier);

        assertThat(page.text()).contains("Service only?", "no longer in use");
        assertThat(consultant.get("/admin/questionnaire").text()).doesNotContain("Service only?");
    }

    @Test
    void aVersionThatNeverWasIsNotThere() {
        assertThat(consultant.get("/admin/questionnaire?version=123456").status())
                .isEqualTo(404);
        assertThat(consultant.get("/admin/questionnaire?version=x").status()).isEqualTo(400);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class QuestionnairePageOnPostgresTest extends QuestionnairePageTest {}
