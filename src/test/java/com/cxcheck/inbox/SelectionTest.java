package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which submissions are selected, and what the list shows once they are changed. */
class SelectionTest extends BulkPages {

    @Test
    void aFilterStaysWhicheverLettersItHas() {
        String link = submitted("Größe Ltd");
        changeFollowUp(link, "ada", Map.of("tags", "größe & 100%"));
        String list = "/admin/submissions?tag=gr%C3%B6%C3%9Fe%20%26%20100%25";
        Map<String, String> form = form(get(list), "/admin/submissions");

        assertThat(changeSelected(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .startsWith(list + "&changed=");
        assertThat(changeSelected(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .isEqualTo(list + "&unchanged=true");
    }

    @Test
    void whoPressesEnterInAFieldMeansWhatIsWrittenThere() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        assertThat(get("/admin")
                        .expectFirst("form[method=post][action='/admin/submissions'] button")
                        .attr("name"))
                .as("the button that Enter presses")
                .isEmpty();

        changeSelected(form, Map.of("note", "Met at the fair"), 0);
        changeSelected(form, Map.of("newTag", "fair"), 0);

        assertThat(businesses(get("/admin/submissions?q=met&tag=fair"))).containsExactly("One Ltd");
    }

    @Test
    void theListStaysOnItsPage() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        form.put("page", "3");

        assertThat(changeSelected(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .matches("/admin/submissions[?]view=to-do&page=3&changed=\\d+");
    }

    @Test
    void allThatMatchAreChangedButNoneThatCameLater() {
        for (int i = 1; i <= 30; i++) {
            submitted("Number " + i);
        }
        Document list = get(get("/admin").expectFirst("#select-all").attr("href"));
        assertThat(list.select("#number").text()).isEqualTo("30 selected");
        assertThat(list.select(".row input[checked]")).hasSize(25);
        submitted("Late Ltd");
        String[] shown = list.select(".row input[name=id]").eachAttr("value").toArray(String[]::new);

        MockHttpServletResponse mine = send(
                "ada", "/admin/submissions", form(list, "/admin/submissions"), Map.of("action", "ASSIGN_TO_ME"), shown);

        assertThat(notice(mine)).isEqualTo("30 submissions are assigned to you.");
        assertThat(businesses(get("/admin/submissions?assignee=(nobody)"))).containsExactly("Late Ltd");
        assertThat(notice(send(
                        "ada",
                        "/admin/submissions",
                        form(list, "/admin/submissions"),
                        Map.of("action", "TAG", "newTag", "few"),
                        shown[0],
                        shown[1])))
                .as("a row that is not selected any more: only those that are")
                .startsWith("Tagged 2 submissions");
    }

    @Test
    void theCheckboxOfThePageIsAllOfItsRows() {
        submitted("One Ltd");
        submitted("Two Ltd");

        assertThat(notice(byAda(Map.of("action", "DONE", "wholePage", "true")))).isEqualTo("2 submissions are done.");
    }

    @Test
    void theFocusIsOnTheNextRow() {
        submitted("One Ltd");
        submitted("Two Ltd");
        submitted("Three Ltd");

        MockHttpServletResponse done = byAda(Map.of("action", "DONE"), ids()[0]);

        assertThat(get(String.valueOf(done.getHeader("Location")))
                        .select(".row [autofocus]")
                        .text())
                .isEqualTo("Two Ltd");
    }

    @Test
    void withTwoTextsEnterMeansNeither() {
        submitted("One Ltd");

        String list = String.valueOf(
                byAda(Map.of("newTag", "fair", "note", "Half a li"), ids()).getHeader("Location"));

        assertThat(list).endsWith("&unchanged=true");
        assertThat(rows("follow_up_tag") + rows("note")).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class SelectionOnPostgresTest extends SelectionTest {}
