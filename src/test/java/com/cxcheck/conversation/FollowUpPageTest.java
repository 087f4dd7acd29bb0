package com.cxcheck.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.TwoConsultants;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUpProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** The follow-up and the notes on the page of a submission. */
class FollowUpPageTest extends TwoConsultants {

    @Test
    void aChangeOfTheStateIsInTheHistory() {
        jdbc.sql("delete from follow_up_event").update();
        changeFollowUp(submitted("Acme"), "ada", Map.of("state", "DONE"));

        assertThat(jdbc.sql("select kind || ' ' || detail || ' ' || consultant from follow_up_event")
                        .query(String.class)
                        .list())
                .containsExactly("STATE DONE ada");
    }

    @Test
    void whatASubmissionBeginsWith() {
        String link = submitted("New Ltd");
        assertThat(get(link).select("#replyBy").val()).as("nothing to reply to").isEmpty();
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();

        Document page = get("/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single());

        assertThat(page.select("input[name=newState][checked]").val()).isEqualTo("NEW");
        assertThat(page.select("#newAssignee option[selected]").text()).isEmpty();
        assertThat(page.select("#replyBy").val())
                .isEqualTo(
                        new FollowUpProperties(1).replyBy(LocalDate.now(clock)).toString());
        assertThat(page.select("#newAssignee option").eachText()).containsExactly("Unassigned", "ada (you)", "grace");
    }

    @Test
    void submittedTwiceItHasOneFollowUp() {
        Visitor visitor = new Visitor(mvc);
        visitor.answer(1, 10, "A");
        Visitor.Page check = visitor.get("/answers");
        visitor.send(check, Map.of()).redirect();
        visitor.send(check, Map.of()).redirect();

        assertThat(jdbc.sql("select count(*) from follow_up")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSecondConsultantIsShownWhatTheFirstDidAndNothingIsOverwrittenInSilence() {
        String link = submitted("Contested Ltd");
        String action = link;
        Map<String, String> openedByBoth = form(get(link), action);
        assertThat(send("grace", action, openedByBoth, Map.of("action", "SAVE", "newState", "DONE", "tags", "sold"))
                        .getStatus())
                .isEqualTo(303);

        MockHttpServletResponse second = send("ada", action, openedByBoth, Map.of("action", "SAVE", "tags", "mine"));

        assertThat(second.getStatus()).isEqualTo(409);
        Document page = html(second);
        assertThat(page.select(".error-summary").text())
                .contains("Changed by a colleague", "grace changed this", "It is now: Done.", "Tags: sold.");
        assertThat(page.select("#tags").val()).as("what the second wrote").isEqualTo("mine");
        assertThat(get(link).select("#tags").val()).as("what is stored").isEqualTo("sold");

        assertThat(send("ada", action, form(page, action), Map.of("action", "SAVE"))
                        .getStatus())
                .as("knowing it")
                .isEqualTo(303);
        assertThat(get(link).select("#tags").val()).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "newState, NONSENSE, Choose a state",
        "newState, '', Choose a state",
        "replyBy, yesterday, 'Enter a day from 2000 to 2100, or none'",
        "newAssignee, nobody at all, 'Choose a consultant who can sign in, or Unassigned'",
        "tags, 'a tag of more than forty letters is too long for us', Give at most 20 tags of 40 characters each"
    })
    void whatDoesNotFitIsNotSavedAndSaidAtItsField(String field, String value, String mistake) {
        String link = submitted("Strict Ltd");
        String action = link;

        MockHttpServletResponse answer =
                send("ada", action, form(get(link), action), Map.of("action", "SAVE", field, value));

        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = html(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".error-summary a").eachText()).containsExactly(mistake);
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.select("[aria-invalid=true]").eachAttr("id")).containsExactly(field);
        assertThat(page.select("#" + page.select("#" + field).attr("aria-describedby"))
                        .text())
                .isEqualTo(mistake);
        assertThat(get(link).select("input[name=newState][checked]").val()).isEqualTo("NEW");
        assertThat(get(link).select("#tags").val()).isEmpty();
    }

    @Test
    void aFollowUpThatDoesNotSayWhatItChangesIsNotSaved() {
        String link = submitted("Strict Ltd");
        String action = link;

        assertThat(send("ada", action, form(get(link), action), Map.of("version", "x", "newState", "DONE"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(get(link).select("input[name=newState][checked]").val()).isEqualTo("NEW");
    }

    @Test
    void notesAreKeptInTheOrderInWhichTheyWereWrittenWithTheirAuthors() {
        String link = submitted("Noted Ltd");
        note(link, "ada", "First <b>line</b>\nand another");
        note(link, "grace", "Second");

        Document page = get(link);

        assertThat(page.select(".log li:has(.paragraph)").eachText())
                .as("the newest first")
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("grace – note ").endsWith(" Second"),
                        second -> assertThat(second)
                                .startsWith("ada – note ")
                                .endsWith(" First <b>line</b> and another"));
        MockHttpServletResponse tooLong = send(
                "ada",
                link,
                form(page, link),
                Map.of("action", "SAVE", "recipient", "COLLEAGUES", "text", "x".repeat(4_001)));
        assertThat(tooLong.getStatus()).isEqualTo(422);
        assertThat(html(tooLong).select(".error-summary a[href=#text]").text())
                .isEqualTo("Write a note of at most 4,000 characters");
    }

    @Test
    void fromTheListOneGoesOnToTheNextWithTheFilterAndAtTheEndBackToTheList() {
        String oldest = submitted("First Ltd");
        String newest = submitted("Second Ltd");
        String list = "?state=NEW";

        Document page = get(newest + list);
        assertThat(page.select(".walkbar").text()).isEqualTo("Submissions 1 of 2 Next");
        assertThat(page.select(".walkbar [rel=next]").attr("href")).isEqualTo(oldest + list);
        Map<String, String> reply = Map.of("action", "SEND", "text", "Thank you.", "tags", "call back");
        String action = newest + list;
        assertThat(send("ada", action, form(page, action), reply).getRedirectedUrl())
                .isEqualTo(oldest + list + "&saved");
        assertThat(jdbc.sql("select assignee from follow_up where state = 'IN_CONVERSATION'")
                        .query(String.class)
                        .single())
                .as("a reply takes it and moves it on")
                .isEqualTo("ada");
        String last = oldest + list;
        assertThat(send("ada", last, form(get(last), last), reply).getRedirectedUrl())
                .isEqualTo("/admin/submissions" + list + "&saved");
    }

    @Test
    void halfALineToTheVisitorIsNeitherSentNorLostBySavingOrByEnter() {
        String link = submitted("Careful Ltd");
        for (String action : List.of("SAVE", "ENTER")) {
            MockHttpServletResponse saved = send(
                    "ada", link, form(get(link), link), Map.of("action", action, "text", "Half a", "tags", action));

            assertThat(html(saved).select("#text").text()).isEqualTo("Half a");
            assertThat(html(saved).select(".notice").text()).contains("not sent yet");
            assertThat(get(link).select("#tags").val()).isEqualTo(action.toLowerCase(Locale.ROOT));
        }
        assertThat(jdbc.sql("select count(*) from comment").query(Integer.class).single())
                .isZero();
    }

    @Test
    void theVisitorSeesNothingOfIt() {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "");
        String link = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        changeFollowUp(link, "ada", Map.of("tags", "secret tag", "assignee", "ada"));
        note(link, "ada", "secret note");

        assertThat(visitor.get(result).body()).doesNotContain("secret");
    }

    @Test
    void theExportHasStateOwnerDayTagsAndNotes() throws Exception {
        String link = submitted("Exported Ltd");
        changeFollowUp(
                link, "ada", Map.of("state", "DONE", "assignee", "ada", "tags", "b, a", "replyBy", "2026-12-01"));
        note(link, "ada", "Called");
        note(link, "grace", "Sold");

        assertThat(send("ada", "/admin/submissions.csv", Map.of(), Map.of()).getContentAsString())
                .contains("Done,ada,2026-12-01,\"a, b\",\"ada: Called\ngrace: Sold\"");
    }

    @Test
    void deletingASubmissionDeletesWhatBelongsToIt() {
        String link = submitted("Gone Ltd");
        changeFollowUp(link, "ada", Map.of("tags", "tag"));
        note(link, "ada", "note");

        jdbc.sql("delete from submission").update();

        for (String table : List.of("follow_up", "follow_up_tag", "note")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FollowUpPageOnPostgresTest extends FollowUpPageTest {}
