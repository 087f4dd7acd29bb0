package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Deleting several submissions, in two steps that name their number. */
@AppTest
@SignedInConsultant
class BulkDeletionTest {

    private static final String PAGE = "/admin/submissions/delete";

    /** Where the button of the list leads. */
    private static final String SELECTED = PAGE + "/selected";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor consultant;

    @BeforeEach
    void threeSubmissionsAndAWalkInProgress() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from submission_change").update();
        new Visitor(mvc).walk("A", "");
        new Visitor(mvc).walk("A", "Something");
        new Visitor(mvc).walk("B", "");
        new Visitor(mvc).answer(1, "A").redirect();
        consultant = new Visitor(mvc);
    }

    private List<Long> ids() {
        return jdbc.sql("select id from submission where submitted_at is not null order by id")
                .query(Long.class)
                .list();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static String button(Visitor.Page page) {
        return page.html().select("button.danger").text();
    }

    @Test
    void whatPassesAFilterIsDeletedInTwoStepsThatNameTheNumber() {
        List<Long> before = ids();
        Visitor.Page list = consultant.get("/admin/submissions?band=service-led");
        Visitor.Page confirm = consultant.get(
                list.html().expectFirst("a:contains(Delete all of these)").attr("href"));
        assertThat(confirm.h1()).isEqualTo("Delete 2 submissions?");
        assertThat(button(confirm)).isEqualTo("Delete all 2");
        assertThat(ids()).as("nothing yet").isEqualTo(before);

        String after = consultant.send(confirm, Map.of()).redirect();

        assertThat(ids()).containsExactly(before.get(2));
        assertThat(rows("submission")).as("the walk in progress is there").isEqualTo(2);
        assertThat(consultant.get(after).html().select("[role=status]").text()).isEqualTo("2 submissions are deleted.");
    }

    @Test
    void whatIsTickedIsDeleted() {
        List<Long> before = ids();
        Visitor.Page list = consultant.get("/admin");
        assertThat(list.html().select("button[formaction=" + SELECTED + "]")).hasSize(1);
        Map<String, String> form = Visitor.form(list);
        form.put("id", before.get(0) + "-0," + before.get(2) + "-0");
        Visitor.Page confirm = consultant.get(consultant.post(SELECTED, form).redirect());
        assertThat(confirm.h1()).isEqualTo("Delete 2 submissions?");
        consultant.send(confirm, Map.of()).redirect();

        assertThat(ids()).containsExactly(before.get(1));
    }

    /** Selected in a list, most of which are not there any more. */
    private static String ticked(List<Long> there, int number) {
        return Stream.concat(
                        there.stream(),
                        LongStream.range(100_000_000_000_000_000L, 100_000_000_000_000_000L + number - there.size())
                                .boxed())
                .map(id -> id + "-0")
                .collect(Collectors.joining(","));
    }

    @Test
    void whatIsTooLongForAnAddressIsAskedAboutAtOnceAndDeletedExactly() {
        List<Long> before = ids();
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(before.subList(0, 2), 1_000));

        Visitor.Page confirm = consultant.post(SELECTED, form);

        assertThat(confirm.status()).isEqualTo(200);
        assertThat(confirm.h1()).isEqualTo("Delete 2 submissions?");
        consultant.send(confirm, Map.of()).redirect();
        assertThat(ids()).containsExactly(before.get(2));
        assertThat(consultant.send(confirm, Map.of()).status()).as("sent twice").isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 35, 90, 200, 1_000})
    void noAddressIsTooLongForAServerHoweverManyAreTicked(int number) {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(ids(), number));

        Visitor.Page answer = consultant.post(SELECTED, form);

        assertThat(answer.header("Location")).hasSizeLessThan(2_100);
        Visitor.Page confirm = answer.status() == 303 ? consultant.get(answer.redirect()) : answer;
        assertThat(confirm.html().select("main form").attr("action")).hasSizeLessThan(2_100);
        consultant.send(confirm, Map.of()).redirect();
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/submissions", PAGE, SELECTED, "/admin/feedback"})
    void moreThanAnyPageSendsIsNotTaken(String path) {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        form.put("id", ticked(ids(), 1_001).replace("-0", path.equals(PAGE) ? "" : "-0"));
        form.put("found", "");
        form.put("action", "TAG");

        assertThat(consultant.post(path, form).status()).isEqualTo(400);
        assertThat(ids()).hasSize(3);
    }

    @Test
    void noFilterMakesAnAddressTooLongForAServer() {
        Map<String, String> form = Visitor.form(consultant.get("/admin"));
        for (String field : List.of("band", "source", "assignee", "tag", "q")) {
            form.put(field, "字".repeat(5_000));
        }
        form.put("action", "DONE");
        form.put("id", ids().get(0) + "-0");

        for (String path : List.of("/admin/submissions", "/admin/feedback")) {
            form.put("action", path.equals("/admin/feedback") ? "TAG" : "DONE");
            form.put("newTag", "tag");
            form.put("id", ids().get(0) + "-0");
            String list = consultant.post(path, form).redirect();
            assertThat(list).hasSizeLessThan(6_000);
            assertThat(consultant.get(list).html().select("tbody tr, article"))
                    .as("none, as before")
                    .isEmpty();
        }
        assertThat(consultant.post("/admin/submissions.csv", form).body()).doesNotContain("service-led");
    }

    @Test
    void whoTicksNothingDeletesNothing() {
        Map<String, String> form = Visitor.form(consultant.get("/admin?band=service-led"));

        assertThat(consultant.post(SELECTED, form).redirect()).startsWith("/admin/submissions?");
    }

    @Test
    void whereTheNumberIsAnotherByNowNothingIsDeletedUntilThatIsConfirmed() {
        Visitor.Page confirm = consultant.get(PAGE + "?band=service-led");
        new Visitor(mvc).walk("A", "");

        Visitor.Page again = consultant.send(confirm, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.h1()).isEqualTo("Delete 3 submissions?");
        assertThat(ids()).hasSize(4);
        consultant.send(again, Map.of()).redirect();
        assertThat(ids()).hasSize(1);
    }

    @Test
    void whereTheyAreOthersByNowNothingIsDeletedEither() {
        Visitor.Page confirm = consultant.get(PAGE + "?band=service-led");
        jdbc.sql("delete from submission where id = ?").param(ids().get(0)).update();
        new Visitor(mvc).walk("A", "");

        Visitor.Page again = consultant.send(confirm, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.h1()).isEqualTo("Delete 2 submissions?");
        assertThat(ids()).hasSize(3);
    }

    @Test
    void whoDoesNotSayWhatToDeleteDeletesNothing() {
        assertThat(consultant.get(PAGE).redirect()).isEqualTo("/admin/submissions");
        assertThat(consultant.get(PAGE + "?lang=de").redirect()).isEqualTo("/admin/submissions");
        Map<String, String> form = Visitor.form(consultant.get(PAGE + "?all=true"));
        assertThat(consultant.post(PAGE, form).redirect()).isEqualTo("/admin/submissions");

        assertThat(ids()).hasSize(3);
    }

    @Test
    void sentTwiceItSaysThatThereIsNothingLeft() {
        Visitor.Page confirm = consultant.get(PAGE + "?all=true");
        assertThat(confirm.text()).contains("This is everything that was ever submitted.");
        consultant.send(confirm, Map.of()).redirect();

        Visitor.Page again = consultant.send(confirm, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.h1()).isEqualTo("There is nothing to delete");
        assertThat(button(again)).isEmpty();
    }

    @Test
    void moreThanIsReadAtATimeIsDeletedWithAllThatBelongsToIt() {
        jdbc.sql("delete from submission").update();
        new Visitor(mvc).walk("A", "Something");
        long first = ids().get(0);
        // each row a copy of the first, with keys of its own
        jdbc.sql("""
                insert into submission (token_hash, attempt, questionnaire_version_id, answers, feedback, started_at,
                    changed_at, submitted_at, reference, score, band)
                select 'copy' || n, 1, questionnaire_version_id, answers, feedback, started_at,
                    changed_at, submitted_at, 'copy' || n, score, band
                from submission, (select x as n from generate_series(1, 2500) as series (x)) numbers where id = ?
                """).param(first).update();
        jdbc.sql("""
                insert into follow_up (submission_id, state, reply_by, version, submitted_at, band, has_feedback)
                select id, 'NEW', current_date, 0, submitted_at, band, true from submission where id <> ?
                """).param(first).update();
        jdbc.sql("delete from submission_change").update();

        consultant.send(consultant.get(PAGE + "?all=true"), Map.of()).redirect();

        for (String table : List.of("submission", "follow_up", "follow_up_tag", "submission_word")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("submission_change"))
                .as("so that the figures are counted anew")
                .isEqualTo(2501);
    }

    @Test
    void itIsOnRecordWhichWereDeletedAndByWhom() {
        long last = jdbc.sql("select max(submission_id) from follow_up")
                .query(Long.class)
                .single();
        consultant.send(consultant.get(PAGE + "?all=true"), Map.of()).redirect();

        assertThat(consultant.get("/admin/audit").html().expectFirst("tbody tr").text())
                .contains("consultant", "Deleted", "submissions " + (last - 2) + "–" + last);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class BulkDeletionOnPostgresTest extends BulkDeletionTest {}
