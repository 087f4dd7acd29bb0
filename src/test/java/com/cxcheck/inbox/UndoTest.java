package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Undoing what was done to several submissions. */
class UndoTest extends BulkPages {

    private MockHttpServletResponse undo(String consultant, MockHttpServletResponse done) {
        Document page = get(String.valueOf(done.getHeader("Location")));
        return send(consultant, "/admin/submissions/undo", form(page, "/admin/submissions/undo"), Map.of());
    }

    @Test
    void whatWasDoneIsSaidAndUndone() {
        String link = submitted("One Ltd");
        submitted("Two Ltd");
        changeFollowUp(link, "ada", Map.of("state", "IN_CONVERSATION", "assignee", "grace", "tags", "fair, spring"));

        MockHttpServletResponse assigned = byAda(Map.of("action", "ASSIGN_TO_ME"), ids());
        assertThat(notice(assigned)).isEqualTo("2 submissions are assigned to you.");
        assertThat(notice(undo("ada", assigned))).isEqualTo("Undone: 2 submissions are as before.");
        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("One Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=(nobody)"))).containsExactly("Two Ltd");

        MockHttpServletResponse untagged = byAda(Map.of("action", "UNTAG", "newTag", "Fair"), ids());
        assertThat(notice(untagged)).isEqualTo("Removed from 1 submission: fair.");
        assertThat(businesses(get("/admin/submissions?tag=fair"))).isEmpty();
        undo("ada", untagged);
        assertThat(businesses(get("/admin/submissions?tag=fair"))).containsExactly("One Ltd");

        MockHttpServletResponse done = byAda(Map.of("action", "DONE"), ids());
        assertThat(notice(done)).isEqualTo("2 submissions are done.");
        undo("ada", done);
        assertThat(businesses(get("/admin/submissions?state=IN_CONVERSATION"))).containsExactly("One Ltd");
        assertThat(businesses(get("/admin/submissions?state=NEW"))).containsExactly("Two Ltd");

        MockHttpServletResponse noted = byAda(Map.of("action", "NOTE", "note", "Met at the fair"), ids());
        assertThat(notice(noted)).isEqualTo("2 submissions have a new note.");
        undo("ada", noted);
        assertThat(rows("note")).isZero();

        MockHttpServletResponse given = byAda(Map.of("action", "ASSIGN", "assignTo", "grace"), ids());
        assertThat(notice(given)).isEqualTo("1 submission is assigned to grace.");
        MockHttpServletResponse free = byAda(Map.of("action", "ASSIGN", "assignTo", ""), ids());
        assertThat(notice(free)).isEqualTo("2 submissions are unassigned.");
        assertThat(byAda(Map.of("action", "ASSIGN", "assignTo", "nobody at all"), ids())
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void nobodyElseUndoesItAndNothingThatWasChangedSince() {
        String link = submitted("One Ltd");
        submitted("Two Ltd");
        MockHttpServletResponse done = byAda(Map.of("action", "DONE"), ids());

        assertThat(String.valueOf(undo("grace", done).getHeader("Location"))).contains("unchanged=true");
        changeFollowUp(link, "grace", Map.of("state", "IN_CONVERSATION"));
        String list = String.valueOf(undo("ada", done).getHeader("Location"));

        assertThat(get(list).select("[role=alert]").text()).startsWith("One of them was changed by a colleague");
        assertThat(businesses(get("/admin/submissions?state=IN_CONVERSATION"))).containsExactly("One Ltd");
        assertThat(businesses(get("/admin/submissions?state=NEW"))).containsExactly("Two Ltd");
    }

    @Test
    void afterTenMinutesNothingIsUndone() {
        submitted("One Ltd");
        MockHttpServletResponse done = byAda(Map.of("action", "DONE"), ids());
        Map<String, String> form = form(get(String.valueOf(done.getHeader("Location"))), "/admin/submissions/undo");
        jdbc.sql("update bulk_change set changed_at = changed_at - interval '601' second")
                .update();

        assertThat(notice(done)).isEmpty();
        send("ada", "/admin/submissions/undo", form, Map.of());

        assertThat(businesses(get("/admin/submissions?state=DONE"))).containsExactly("One Ltd");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class UndoOnPostgresTest extends UndoTest {}
