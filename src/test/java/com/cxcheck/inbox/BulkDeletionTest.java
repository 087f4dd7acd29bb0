package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deleting several submissions, in two steps that name their number. */
class BulkDeletionTest extends BulkDeletions {

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
