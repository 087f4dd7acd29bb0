package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.TwoConsultants;
import com.cxcheck.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of submissions: what is overdue, the order and the filter. */
class InboxTest extends TwoConsultants {

    @Test
    void whatIsOverdueStandsFirstTheLongestFirst() {
        String early = submitted("Early Ltd");
        String late = submitted("Late Ltd");
        submitted("In time Ltd");
        setReplyBy(early, LocalDate.now(clock).minusDays(2));
        setReplyBy(late, LocalDate.now(clock).minusDays(3));

        Document inbox = get("/admin");

        assertThat(inbox.select(".group h2").eachText()).containsExactly("Overdue, 2", "Left nothing to reply to, 1");
        assertThat(businesses(inbox)).containsExactly("Late Ltd", "Early Ltd", "In time Ltd");
        assertThat(inbox.select(".row .late").eachText()).containsExactly("3 days late", "2 days late");
        assertThat(tabs(inbox))
                .containsExactly("To do 3", "Overdue 2", "Mine 0", "In conversation 0", "Done 0", "All 3");
        assertThat(inbox.select(".masthead .count").text()).startsWith("3");
        assertThat(businesses(get("/admin/submissions?view=overdue"))).containsExactly("Late Ltd", "Early Ltd");
        assertThat(businesses(get("/admin/submissions?state=OVERDUE&view=all")))
                .containsExactly("Late Ltd", "Early Ltd");

        changeFollowUp(late, "ada", Map.of("state", "DONE"));
        assertThat(get("/admin").select(".group h2").get(0).text()).isEqualTo("Overdue, 1");
        assertThat(tabs(get("/admin")))
                .containsExactly("To do 2", "Overdue 1", "Mine 0", "In conversation 0", "Done 1", "All 3");
    }

    private static List<String> tabs(Document inbox) {
        return inbox.select(".views a").eachText();
    }

    @Test
    void whatIsInConversationIsToDoOnceItsDateHasComeAndMineUntilItIsDone() {
        String link = submitted("Talking Ltd");
        changeFollowUp(link, "ada", Map.of("state", "IN_CONVERSATION", "assignee", "ada"));
        assertThat(tabs(get("/admin")))
                .containsExactly("To do 0", "Overdue 0", "Mine 1", "In conversation 1", "Done 0", "All 1");

        setReplyBy(link, LocalDate.now(clock));
        assertThat(get("/admin").select(".group h2").eachText())
                .containsExactly("Wrote something or left an address, reply today, 1");
        assertThat(businesses(get("/admin/submissions?view=mine"))).containsExactly("Talking Ltd");
        assertThat(get("/admin/submissions?view=mine")
                        .select(".views [aria-current]")
                        .text())
                .isEqualTo("Mine 1");
        assertThat(get("/admin").select(".row .owner .visually-hidden").text()).isEqualTo("Assigned to ada");

        changeFollowUp(link, "ada", Map.of("state", "DONE"));
        assertThat(tabs(get("/admin")))
                .containsExactly("To do 0", "Overdue 0", "Mine 0", "In conversation 0", "Done 1", "All 1");
    }

    @Test
    void onlyWhatThereIsToReplyToIsDue() {
        new Visitor(mvc).walk("A", "");
        new Visitor(mvc).walk("A", "Call me");

        assertThat(jdbc.sql("select reply_by is not null from follow_up order by submission_id")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
    }

    @Test
    void whatLeftNothingToReplyToIsMarkedAsReadAtOnce() {
        submitted("One Ltd");
        submitted("Two Ltd");
        new Visitor(mvc).walk("A", "Please call me");
        Document inbox = get("/admin");
        assertThat(inbox.select("button:contains(Mark all as read)").val()).isEqualTo("READ");

        String list = String.valueOf(
                send("ada", "/admin/submissions", form(inbox, "/admin/submissions"), Map.of("action", "READ"))
                        .getHeader("Location"));

        assertThat(get(list).select("[role=status]").text()).isEqualTo("2 submissions are marked as read.");
        assertThat(tabs(get("/admin")))
                .containsExactly("To do 1", "Overdue 0", "Mine 0", "In conversation 0", "Done 2", "All 3");
    }

    @Test
    void aFilterIsKeptAsAViewOfOnesOwn() {
        changeFollowUp(submitted("Retail Ltd"), "ada", Map.of("tags", "retail"));
        submitted("Other Ltd");
        String filtered = "/admin/submissions?tag=retail";
        String page = get(filtered).expectFirst("a:contains(Save as a view)").attr("href");

        send("ada", page, form(get(page), page), Map.of("viewName", "Retail leads"));

        Document inbox = get("/admin");
        assertThat(tabs(inbox)).endsWith("Retail leads 1");
        Document view = get(inbox.select(".views a:contains(Retail leads)").attr("href"));
        assertThat(businesses(view)).containsExactly("Retail Ltd");
        assertThat(view.select(".views [aria-current]").text()).isEqualTo("Retail leads 1");

        Document views = get(page);
        String remove = views.expectFirst("form[action*=remove]").attr("action");
        send("grace", remove, form(views, remove), Map.of());
        assertThat(tabs(get("/admin"))).as("that of ada").endsWith("Retail leads 1");
        send("ada", remove, form(views, remove), Map.of());
        assertThat(tabs(get("/admin"))).endsWith("All 2");
        assertThat(send("ada", page, form(get(page), page), Map.of("viewName", " "))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void sourcesAreTheSameInAnyCase() {
        Visitor visitor = new Visitor(mvc);
        visitor.send(visitor.get("/questions/1?source=Retail Newsletter"), Map.of("choice", "A"))
                .redirect();
        visitor.answer(2, 10, "A");
        visitor.feedback("Found by it").redirect();
        visitor.submit();

        for (String source : List.of("Retail Newsletter", "retail newsletter", "nobody,RETAIL NEWSLETTER")) {
            assertThat(get("/admin/submissions?source=" + source.replace(" ", "%20"))
                            .select(".row q")
                            .eachText())
                    .as(source)
                    .containsExactly("Found by it");
        }
    }

    @Test
    void whatNobodyOrSomebodyWhoLeftHasIsFound() {
        submitted("Free Ltd");
        changeFollowUp(submitted("Left Ltd"), "ada", Map.of("assignee", "grace"));
        changeFollowUp(submitted("Mine Ltd"), "ada", Map.of("assignee", "ada"));
        jdbc.sql("update consultant set enabled = false where username = 'grace'")
                .update();

        Document inbox = get("/admin/submissions?view=all");

        assertThat(inbox.select("#assignee option").eachText())
                .containsExactly("Anyone", "Unassigned", "ada", "People who left", "grace (left)");
        assertThat(businesses(get("/admin/submissions?assignee=(nobody)"))).containsExactly("Free Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=(left)"))).containsExactly("Left Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("Left Ltd");
    }

    @Test
    void whatIsFilteredByCanBeSeenInTheFilterAlsoIfItCannotBeChosenOtherwise() {
        changeFollowUp(submitted("Left Ltd"), "ada", Map.of("assignee", "grace"));
        jdbc.sql("update consultant set enabled = false where username = 'grace'")
                .update();

        Document inbox = get("/admin?assignee=grace&tag=gone&band=of%20old");

        for (String field : List.of("assignee grace (left)", "tag gone", "band of old")) {
            String[] parts = field.split(" ", 2);
            assertThat(inbox.select("#" + parts[0] + " option[selected]").eachText())
                    .containsExactly(parts[1]);
        }
        assertThat(businesses(get("/admin?assignee=grace"))).containsExactly("Left Ltd");
    }

    @Test
    void stateAssigneeAndTagsAreFilteredAndNotesAreSearched() {
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
        assertThat(businesses(get("/admin/submissions?view=all&state=nonsense")))
                .hasSize(2);
        assertThat(get("/admin/submissions?state=DONE").select("main .notice").text())
                .startsWith("No submissions match.");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class InboxOnPostgresTest extends InboxTest {}
