package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant tries the questionnaire. */
@AppTest
@SignedInConsultant
@TestPropertySource(
        properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=1", "cxcheck.mail.to=team@example.org"})
class TestWalkTest {

    private static final String NOTE = "This is a test. It counts nowhere.";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
        jdbc.sql("delete from mail").update();
    }

    private Visitor tester() {
        Visitor tester = new Visitor(mvc);
        begin(tester);
        return tester;
    }

    private void begin(Visitor consultant) {
        assertThat(consultant
                        .sendTo("/admin/test-walk", consultant.get("/admin/share"), Map.of())
                        .redirect())
                .isEqualTo("/");
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void everyPageOfTheWalkSaysThatItIsATestAndTheResultIsSeenByThisBrowserOnly() {
        Visitor tester = tester();

        assertThat(tester.get("/").html().body().text()).contains(NOTE);
        assertThat(tester.get("/questions/1").html().body().text()).contains(NOTE);
        String result = tester.walk("A", "Tried it");
        assertThat(tester.get(result).html().body().text()).contains(NOTE, "37%");
        assertThat(new Visitor(mvc).get(result).status()).isEqualTo(404);
        assertThat(tester.get("/admin/share").html().body().text()).doesNotContain(NOTE);
    }

    @Test
    void whatIsTriedIsInNoListFigureFileOrMail() {
        Visitor tester = tester();
        tester.send(tester.get("/questions/1?source=tried"), Map.of("choice", "A"))
                .redirect();
        assertThat(tester.get("/admin").text()).doesNotContain("1 in progress", "1 begun");
        tester.answer(2, 10, "A");
        tester.feedback("Tried zeppelins").redirect();
        String result = tester.submit();
        tester.keepInTouch(result, Map.of("business", "Zeppelin Ltd", "email", "ada@example.org", "consent", "true"))
                .redirect();

        assertThat(tester.get(result).html().select("[name=business]").val()).isEqualTo("Zeppelin Ltd");
        assertThat(jdbc.sql("select test from submission").query(Boolean.class).list())
                .containsExactly(true);
        for (String table :
                List.of("follow_up", "submission_change", "submission_word", "submission_to_index", "mail")) {
            assertThat(count(table)).as(table).isZero();
        }
        long id = jdbc.sql("select id from submission").query(Long.class).single();
        assertThat(tester.get("/admin/submissions/" + id).status()).isEqualTo(404);
        for (String path : List.of("/admin", "/admin/feedback", "/admin/insight", "/admin/share")) {
            assertThat(tester.get(path).body()).as(path).doesNotContain("eppelin", ">tried<");
        }
        assertThat(tester.download("/admin/submissions.csv").body()).doesNotContain("eppelin");
        assertThat(tester.get(result).html().select("form[action$=/copy], a[href$=deletion-link]"))
                .as("mails to the visitor")
                .isEmpty();
        assertThat(tester.get(result + "/deletion-link").status()).isEqualTo(404);
    }

    @Test
    void figuresOfOthersStayTheSameAlsoWhenTheyAreCountedAgain() {
        new Visitor(mvc).walk("B", "");
        tester().walk("A", "");
        tester().answer(1, 3, "A");
        jdbc.sql("update submission set changed_at = changed_at - interval '2' hour")
                .update();
        jdbc.sql("update insight_count set zone = ''").update();
        new Visitor(mvc).get("/admin/insight");

        assertThat(jdbc.sql("select sum(number) from insight where span = 'day' and state = '' and tag = ''"
                                + " and band <> '*' and source <> '*'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTestLeavesTheConsultantsOwnAnswersAloneAndItsEndDeletesIt() {
        Visitor consultant = new Visitor(mvc);
        String own = consultant.walk("B", "");
        begin(consultant);
        String tried = consultant.walk("A", "");
        assertThat(consultant.get(tried).text()).doesNotContain("Last time");

        assertThat(consultant
                        .sendTo("/test-walk/end", consultant.get(tried), Map.of())
                        .redirect())
                .isEqualTo("/admin/share");

        assertThat(consultant.get(tried).status()).isEqualTo(404);
        assertThat(consultant.get("/").html().body().text())
                .contains("See your result")
                .doesNotContain(NOTE);
        assertThat(consultant.get(own).html().select("[name=business]")).isNotEmpty();
        assertThat(count("submission")).isEqualTo(1);
    }

    @Test
    void deletingTheAnswersOfATestEndsItWithoutATrace() {
        Visitor consultant = new Visitor(mvc);
        begin(consultant);
        consultant.walk("A", "");
        int events = count("audit_event");

        consultant.send(consultant.get("/answers/delete"), Map.of()).redirect();

        assertThat(count("submission")).isZero();
        assertThat(count("audit_event")).isEqualTo(events);
        assertThat(consultant.hasCookie("test-walk")).isFalse();
    }

    @Test
    @WithAnonymousUser
    void whoIsNotSignedInBeginsNone() {
        Visitor visitor = new Visitor(mvc);
        String token = visitor.get("/questions/1").html().select("[name=_csrf]").val();

        assertThat(visitor.post("/admin/test-walk", Map.of("_csrf", token)).status())
                .isEqualTo(HttpStatus.FOUND.value());
        assertThat(visitor.hasCookie("test-walk")).isFalse();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class TestWalkOnPostgresTest extends TestWalkTest {}
