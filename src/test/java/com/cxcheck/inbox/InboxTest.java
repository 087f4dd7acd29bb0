package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.TwoConsultants;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of submissions: what is overdue, the order and the filter. */
class InboxTest extends TwoConsultants {

    @Test
    void whatIsOverdueStandsFirstTheLongestFirst() {
        String early = submitted("Early Ltd");
        String late = submitted("Late Ltd");
        submitted("In time Ltd");
        due(early, LocalDate.now(clock).minusDays(2));
        due(late, LocalDate.now(clock).minusDays(3));

        Document inbox = get("/admin");

        assertThat(inbox.select("#overdue").text()).isEqualTo("2 are overdue");
        assertThat(inbox.select("section[aria-labelledby=overdue] td[data-label=Business]")
                        .eachText())
                .containsExactly("Late Ltd", "Early Ltd");
        assertThat(businesses(inbox)).containsExactly("In time Ltd", "Late Ltd", "Early Ltd");
        assertThat(businesses(get("/admin/submissions?state=OVERDUE"))).containsExactly("Late Ltd", "Early Ltd");

        changeFollowUp(late, "ada", Map.of("state", "DONE"));
        assertThat(get("/admin").select("#overdue").text()).isEqualTo("One is overdue");
    }

    private void due(String link, LocalDate day) {
        jdbc.sql("update follow_up set reply_by = ? where submission_id = ?")
                .params(day, Long.valueOf(link.replaceAll("\\D", "")))
                .update();
    }

    private static List<String> sorted(Document inbox) {
        return inbox.select("[aria-sort]").stream()
                .map(head -> head.text() + " " + head.attr("aria-sort"))
                .toList();
    }

    private static String sortBy(String column, Document inbox) {
        return inbox.expectFirst("thead th[scope=col] a:contains(" + column + ")")
                .attr("href");
    }

    @Test
    void theHeadOfAColumnSortsByItAndOnceMoreTheOtherWayRound() {
        submitted("Beta Ltd");
        submitted("alpha Ltd");
        submitted("Gamma Ltd");

        Document inbox = get("/admin?state=NEW");
        assertThat(sorted(inbox)).containsExactly("Submitted descending");
        assertThat(inbox.select("thead a").eachText())
                .containsExactly("Submitted", "Proactive", "Business", "State", "Whose");
        assertThat(inbox.select("caption").text()).isEqualTo("Submissions, the newest first");

        Document ascending = get(sortBy("Business", inbox));
        assertThat(sortBy("Business", inbox)).isEqualTo("/admin/submissions?state=NEW&sort=business#list");
        assertThat(sorted(ascending)).containsExactly("Business ascending");
        assertThat(ascending.select("#list caption").text()).isEqualTo("Submissions by “Business”, ascending");
        assertThat(businesses(ascending)).containsExactly("alpha Ltd", "Beta Ltd", "Gamma Ltd");

        Document descending = get(sortBy("Business", ascending));
        assertThat(sorted(descending)).containsExactly("Business descending");
        assertThat(businesses(descending)).containsExactly("Gamma Ltd", "Beta Ltd", "alpha Ltd");

        assertThat(sortBy("Submitted", descending)).isEqualTo("/admin/submissions?state=NEW#list");
        Document oldest = get(sortBy("Submitted", inbox));
        assertThat(sorted(oldest)).containsExactly("Submitted ascending");
        assertThat(businesses(oldest)).containsExactly("Beta Ltd", "alpha Ltd", "Gamma Ltd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "-", "--score", "Score", "-date"})
    void anOrderThatThereIsNotIsTheNewestFirst(String sort) {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?sort=" + sort);

        assertThat(businesses(inbox)).containsExactly("Two Ltd", "One Ltd");
        assertThat(sorted(inbox)).containsExactly("Submitted descending");
        assertThat(inbox.select("[name=sort]")).isEmpty();
    }

    @Test
    void theOrderStaysWhateverIsDoneWithTheList() throws Exception {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?sort=business&assignee=");

        assertThat(inbox.expectFirst("form.filter [name=sort]").val()).isEqualTo("business");
        assertThat(inbox.select("nav a[hreflang=de]").attr("href")).contains("sort=business");
        assertThat(changeSelected(form(inbox, "/admin/submissions"), Map.of("action", "DONE"), 0)
                        .getHeader("Location"))
                .isEqualTo("/admin/submissions?sort=business");
        assertThat(inbox.select("form[action*='.csv']").attr("action"))
                .isEqualTo("/admin/submissions.csv?sort=business");
        assertThat(send("ada", "/admin/submissions.csv?sort=business", Map.of(), Map.of())
                        .getContentAsString())
                .as("a file has the newest first")
                .containsSubsequence("Two Ltd", "One Ltd");
        assertThat(inbox.select("a:contains(Delete all)").attr("href"))
                .as("all, in whatever order")
                .isEqualTo("/admin/submissions/delete?all=true");
    }

    @Test
    void whatIsOverdueStandsFirstOnlyWhereNothingElseIsAskedFor() {
        due(submitted("Late Ltd"), LocalDate.now(clock).minusDays(3));

        assertThat(get("/admin").select("section[aria-labelledby=overdue] thead a"))
                .isEmpty();
        assertThat(get("/admin").select("#overdue")).hasSize(1);
        assertThat(get("/admin?sort=score").select("#overdue")).isEmpty();
    }

    @Test
    void whatIsFilteredByCanBeSeenInTheFilterAlsoIfItCannotBeChosenOtherwise() {
        changeFollowUp(submitted("Left Ltd"), "ada", Map.of("assignee", "grace"));
        jdbc.sql("update consultant set enabled = false where username = 'grace'")
                .update();

        Document inbox = get("/admin?assignee=grace&tag=gone&band=of%20old");

        assertThat(get("/admin").select("#assignee option").eachText()).containsExactly("All consultants", "ada");
        for (String field : List.of("assignee grace", "tag gone", "band of old")) {
            String[] parts = field.split(" ", 2);
            assertThat(inbox.select("#" + parts[0] + " option[selected]").eachText())
                    .containsExactly(parts[1]);
        }
        assertThat(businesses(get("/admin?assignee=grace"))).containsExactly("Left Ltd");
    }

    @Test
    void stateOwnerAndTagsAreFilteredAndNotesAreSearched() {
        String link = submitted("Bakery Ltd");
        submitted("Other Ltd");
        changeFollowUp(link, "ada", Map.of("state", "IN_CONVERSATION", "assignee", "ada", "tags", "Bakery, call back"));
        note(link, "ada", "Wants a 100% workshop");

        for (String filter :
                List.of("state=IN_CONVERSATION", "assignee=ada", "tag=call back", "tag=Bakery", "q=100% WORK")) {
            assertThat(businesses(get("/admin/submissions?"
                            + filter.replace("100%", "100%25").replace(" ", "%20"))))
                    .as(filter)
                    .containsExactly("Bakery Ltd");
        }
        assertThat(businesses(get("/admin/submissions?state=NEW"))).containsExactly("Other Ltd");
        assertThat(businesses(get("/admin/submissions?state=nonsense"))).hasSize(2);
        assertThat(get("/admin/submissions?state=DONE").select("main .notice").text())
                .startsWith("Nothing here passes the filter.");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class InboxOnPostgresTest extends InboxTest {}
