package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Changes of all selected submissions at once. */
class BulkChangesTest extends BulkPages {

    @Test
    void severalAreChangedAtOnceAndTheFilterStays() {
        submitted("One Ltd");
        submitted("Two Ltd");
        submitted("Three Ltd");
        Document inbox = get("/admin/submissions?state=NEW");
        Map<String, String> form = form(inbox, "/admin/submissions");

        MockHttpServletResponse response = changeSelected(form, Map.of("action", "DONE"), 0, 1);
        changeSelected(form, Map.of("action", "ASSIGN_TO_ME"), 0);
        changeSelected(form, Map.of("action", "TAG", "newTag", "Spring, Fair"), 0, 2);

        assertThat(response.getHeader("Location")).matches("/admin/submissions[?]state=NEW&changed=\\d+&next=\\d+");
        assertThat(businesses(get("/admin/submissions?state=DONE"))).containsExactly("Three Ltd", "Two Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("Three Ltd");
        assertThat(businesses(get("/admin/submissions?tag=spring"))).containsExactly("Three Ltd", "One Ltd");
        assertThat(businesses(get("/admin/submissions?tag=fair"))).containsExactly("Three Ltd", "One Ltd");
        assertThat(changeSelected(form, Map.of("action", "EXPLODE"), 0).getStatus())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "TAG, newTag, 41, 1, Give at most 20 tags of 40 characters each",
        "TAG, newTag, 1, 21, Give at most 20 tags of 40 characters each",
        "NOTE, note, 4001, 1, 'Write a note of at most 4,000 characters'"
    })
    void whatDoesNotFitTogetherIsSaidAtItsFieldAndNothingIsLost(
            String action, String field, int length, int number, String mistake) {
        submitted("One Ltd");
        submitted("Two Ltd");
        String text = IntStream.range(0, number)
                .mapToObj(n -> String.valueOf((char) ('a' + n)).repeat(length))
                .collect(Collectors.joining(","));
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        String other = field.equals("note") ? "newTag" : "note";
        MockHttpServletResponse answer = changeSelected(form, Map.of("action", action, field, text, other, "kept"), 1);

        assertThatItIsSaid(answer, field, text, mistake);
        assertThat(html(answer).select("#" + other).val()).isEqualTo("kept");
        assertThat(rows("follow_up_tag") + rows("note")).isZero();
    }

    /** That a list is shown again with a mistake at a field, and with what was written and ticked. */
    private static void assertThatItIsSaid(MockHttpServletResponse answer, String field, String text, String mistake) {
        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = html(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".error-summary a[href=#" + field + "]").text()).isEqualTo(mistake);
        assertThat(page.select("#" + field + "[aria-invalid=true]").val()).isEqualTo(text);
        assertThat(page.select("#" + page.select("#" + field).attr("aria-describedby"))
                        .text())
                .isEqualTo(mistake);
        assertThat(page.select("input[name=id][checked]")).hasSize(1);
    }

    @Test
    void aTwentyFirstTagIsSaidAndNoneOfThoseTickedGetsIt() {
        submitted("One Ltd");
        changeFollowUp(
                submitted("Full Ltd"),
                "ada",
                Map.of(
                        "tags",
                        IntStream.rangeClosed(1, 20).mapToObj(n -> "tag " + n).collect(Collectors.joining(","))));
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        MockHttpServletResponse answer = changeSelected(form, Map.of("action", "TAG", "newTag", "one more"), 0);

        assertThatItIsSaid(
                answer,
                "newTag",
                "one more",
                "Add fewer tags: with these, one or more of the selected submissions would have more than 20");
        assertThat(changeSelected(form, Map.of("action", "TAG", "newTag", "one more"), 0, 1)
                        .getStatus())
                .isEqualTo(422);
        assertThat(rows("follow_up_tag")).isEqualTo(20);
        assertThat(changeSelected(form, Map.of("action", "TAG", "newTag", "tag 3"), 0, 1)
                        .getStatus())
                .as("it has it already")
                .isEqualTo(303);
        assertThat(rows("follow_up_tag")).isEqualTo(21);
    }

    @Test
    void whatWasDeletedMeanwhileIsSaidAndTheOthersAreChanged() {
        submitted("One Ltd");
        String gone = submitted("Two Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        String[] ids =
                get("/admin").select(".row input[name=id]").eachAttr("value").toArray(String[]::new);
        send("ada", gone + "/delete", Map.of(), Map.of());

        String list = Objects.requireNonNull(
                send("ada", "/admin/submissions", form, Map.of("action", "NOTE", "note", "A note"), ids)
                        .getHeader("Location"));

        assertThat(list).matches("/admin/submissions[?]view=to-do&changed=\\d+&gone=1");
        assertThat(get(list).select("[role=alert]").text()).isEqualTo("One of them has been deleted meanwhile.");
        assertThat(rows("note")).isEqualTo(1);
        MockHttpServletResponse none =
                send("ada", "/admin/submissions", form, Map.of("action", "NOTE", "note", "A note"), ids[0]);
        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(html(none).select("main").text()).contains("deleted", "What you wrote A note");
    }

    @Test
    void whatChangesNothingSaysSo() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        assertThat(changeSelected(form, Map.of("action", "DONE")).getHeader("Location"))
                .as("nothing ticked")
                .isEqualTo("/admin/submissions?view=to-do&unchanged=true");
        assertThat(changeSelected(form, Map.of("note", " "), 0).getHeader("Location"))
                .isEqualTo("/admin/submissions?view=to-do&unchanged=true");
        assertThat(changeSelected(form, Map.of("action", "NOTE", "note", " "), 0)
                        .getStatus())
                .as("no note")
                .isEqualTo(422);
        assertThat(get("/admin/submissions?unchanged=true")
                        .select("[role=alert]")
                        .text())
                .startsWith("Nothing has changed.");
    }

    @Test
    void severalGetANoteAtOnce() {
        submitted("One Ltd");
        submitted("Two Ltd");
        Document inbox = get("/admin");
        List<String> ids = inbox.select(".row input[name=id]").eachAttr("value");

        send(
                "grace",
                "/admin/submissions",
                form(inbox, "/admin/submissions"),
                Map.of("action", "NOTE", "note", "Met at the fair"),
                ids.get(0),
                ids.get(1));

        assertThat(businesses(get("/admin/submissions?q=fair"))).containsExactly("Two Ltd", "One Ltd");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwrittenWithSeveralEither() {
        String link = submitted("Contested Ltd");
        submitted("Free Ltd");
        Document openedByBoth = get("/admin");
        List<String> ids = openedByBoth.select(".row input[name=id]").eachAttr("value");
        Map<String, String> form = form(openedByBoth, "/admin/submissions");
        changeFollowUp(link, "grace", Map.of("state", "IN_CONVERSATION", "assignee", "grace"));

        String after = send("ada", "/admin/submissions", form, Map.of("action", "ASSIGN_TO_ME"), ids.get(0), ids.get(1))
                .getHeader("Location");

        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("Contested Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=ada"))).containsExactly("Free Ltd");
        assertThat(get(String.valueOf(after)).select("[role=alert]").text())
                .startsWith("One of them was changed by a colleague meanwhile");
        send("ada", "/admin/submissions", form, Map.of("action", "TAG", "newTag", "fair"), ids.get(0), ids.get(1));
        assertThat(businesses(get("/admin/submissions?tag=fair")))
                .as("a tag overwrites nothing")
                .containsExactly("Free Ltd", "Contested Ltd");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class BulkChangesOnPostgresTest extends BulkChangesTest {}
