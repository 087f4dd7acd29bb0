package com.cxcheck.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.TwoConsultants;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUpProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** The follow-up and the notes on the page of a submission. */
class FollowUpPageTest extends TwoConsultants {

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

        assertThat(page.select("#state option[selected]").text()).isEqualTo("New");
        assertThat(page.select("#assignee option[selected]").text()).isEmpty();
        assertThat(page.select("#replyBy").val())
                .isEqualTo(
                        new FollowUpProperties(1).replyBy(LocalDate.now(clock)).toString());
        assertThat(page.select("#assignee option").eachText()).containsExactly("Nobody’s", "ada", "grace");
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
        String action = link + "/follow-up";
        Map<String, String> openedByBoth = form(get(link), action);
        assertThat(send("grace", action, openedByBoth, Map.of("state", "DONE", "tags", "sold"))
                        .getStatus())
                .isEqualTo(303);

        MockHttpServletResponse second = send("ada", action, openedByBoth, Map.of("tags", "mine"));

        assertThat(second.getStatus()).isEqualTo(409);
        Document page = html(second);
        assertThat(page.select(".error-summary").text())
                .contains("Somebody was faster", "grace has changed this", "It is now: Done.", "Tags: sold.");
        assertThat(page.select("#tags").val()).as("what the second wrote").isEqualTo("mine");
        assertThat(get(link).select("#tags").val()).as("what is stored").isEqualTo("sold");

        assertThat(send("ada", action, form(page, action), Map.of()).getStatus())
                .as("knowing it")
                .isEqualTo(303);
        assertThat(get(link).select("#tags").val()).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "state, NONSENSE, Choose a state",
        "state, '', Choose a state",
        "replyBy, yesterday, Give a day by which to answer",
        "assignee, nobody at all, 'Choose a consultant who may sign in, or nobody'",
        "tags, 'a tag of more than forty letters is too long for us', Give at most 20 tags of 40 characters each"
    })
    void whatDoesNotFitIsNotSavedAndSaidAtItsField(String field, String value, String mistake) {
        String link = submitted("Strict Ltd");
        String action = link + "/follow-up";

        MockHttpServletResponse answer = send("ada", action, form(get(link), action), Map.of(field, value));

        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = html(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".error-summary a").eachText()).containsExactly(mistake);
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.select("[aria-invalid=true]").eachAttr("id")).containsExactly(field);
        assertThat(page.select("#" + page.select("#" + field).attr("aria-describedby"))
                        .text())
                .isEqualTo(mistake);
        assertThat(get(link).select("#state option[selected]").text()).isEqualTo("New");
        assertThat(get(link).select("#tags").val()).isEmpty();
    }

    @Test
    void aFollowUpThatDoesNotSayWhatItChangesIsNotSaved() {
        String link = submitted("Strict Ltd");
        String action = link + "/follow-up";

        assertThat(send("ada", action, form(get(link), action), Map.of("version", "x", "state", "DONE"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(get(link).select("#state option[selected]").text()).isEqualTo("New");
    }

    @Test
    void notesAreKeptInTheOrderInWhichTheyWereWrittenWithTheirAuthors() {
        String link = submitted("Noted Ltd");
        send("ada", link + "/notes", Map.of(), Map.of("text", "First <b>line</b>\nand another"));
        send("grace", link + "/notes", Map.of(), Map.of("text", "Second"));

        Document page = get(link);

        assertThat(page.select("section[aria-labelledby=notes] blockquote").eachText())
                .containsExactly("First <b>line</b> and another", "Second");
        assertThat(page.select("section[aria-labelledby=notes] .kicker").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("ada, "),
                        second -> assertThat(second).startsWith("grace, "));
        MockHttpServletResponse empty = send("ada", link + "/notes", Map.of(), Map.of("text", " "));
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(html(empty).select(".error-summary a[href=#text]").text())
                .isEqualTo("Write a note of at most 4,000 characters");
        assertThat(send("ada", link + "/notes", Map.of(), Map.of("text", "x".repeat(4_001)))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void theVisitorSeesNothingOfIt() {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "");
        String link = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        changeFollowUp(link, "ada", Map.of("tags", "secret tag", "assignee", "ada"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "secret note"));

        assertThat(visitor.get(result).body()).doesNotContain("secret");
    }

    @Test
    void theExportHasStateOwnerDayTagsAndNotes() throws Exception {
        String link = submitted("Exported Ltd");
        changeFollowUp(
                link, "ada", Map.of("state", "DONE", "assignee", "ada", "tags", "b, a", "replyBy", "2026-12-01"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "Called"));
        send("grace", link + "/notes", Map.of(), Map.of("text", "Sold"));

        assertThat(send("ada", "/admin/submissions.csv", Map.of(), Map.of()).getContentAsString())
                .contains("DONE,ada,2026-12-01,\"a, b\",\"ada: Called\ngrace: Sold\"");
    }

    @Test
    void deletingASubmissionDeletesWhatBelongsToIt() {
        String link = submitted("Gone Ltd");
        changeFollowUp(link, "ada", Map.of("tags", "tag"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "note"));

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
class FollowUpPageOnPostgresTest extends FollowUpPageTest {}
