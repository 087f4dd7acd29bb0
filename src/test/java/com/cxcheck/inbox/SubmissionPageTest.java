package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page of one submission, and deleting it there. */
class SubmissionPageTest extends SubmissionPages {

    @Test
    void oneSubmissionShowsEverythingInTheWordsOfItsTime() {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "First line\n<b>second</b>");
        visitor.keepInTouch(
                        result,
                        Map.of(
                                "name",
                                "Ada",
                                "business",
                                "Ada Ltd",
                                "email",
                                "ada@example.com",
                                "teamSize",
                                "ONE",
                                "consent",
                                "true"))
                .redirect();

        Document page = get(get("/admin").select(".row .who").attr("href"));

        assertThat(page.select("main").text())
                .contains("37%", "Service-led", "Ada", "Ada Ltd", "ada@example.com", "cx-or-service, version 2");
        assertThat(page.expectFirst("blockquote").wholeText()).contains("First line\n<b>second</b>");
        assertThat(page.select("a[href=" + result + "]")).hasSize(1);
    }

    @Test
    void aSubmissionIsDeletedInTwoStepsAndOnlyTheFactRemains() {
        String result = new Visitor(mvc).walk("A", "Delete me");
        String link = get("/admin/submissions?view=all")
                .select(".row .who")
                .attr("href")
                .replaceAll("[?].*", "");

        Document confirm = get(get(link).select("a[href$=/delete]").attr("href"));
        assertThat(confirm.select("h1").text()).matches("Delete submission \\d+\\?");
        assertThat(get("/admin").select(".row")).as("nothing yet").hasSize(1);
        assertThat(mvc.post().uri(link + "/delete").with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/admin/submissions?deleted=1");

        assertThat(get("/admin?deleted=1").select("[role=status]").text()).isEqualTo("The submission is deleted.");
        assertThat(get("/admin").select(".row")).isEmpty();
        assertThat(response(result).getStatus()).isEqualTo(404);
        assertThat(jdbc.sql("select actor || ' ' || action || ' ' || subject from audit_event")
                        .query(String.class)
                        .list())
                .containsExactly("consultant DELETED submission " + link.replaceAll("\\D", ""));
    }

    @Test
    void onlyWhatIsSubmittedCanBeDeletedAndOnlyWithTheFormsToken() {
        walk("A", "", "");
        String link = get("/admin/submissions?view=all")
                .select(".row .who")
                .attr("href")
                .replaceAll("[?].*", "");

        assertThat(mvc.post().uri(link + "/delete")).hasStatus(403);
        assertThat(mvc.post().uri("/admin/submissions/999999/delete").with(csrf()))
                .hasStatus(404);
        assertThat(response("/admin/submissions/999999/delete").getStatus()).isEqualTo(404);
        assertThat(get("/admin").select(".row")).hasSize(1);
    }

    @Test
    void oneThatIsNotSubmittedOrNotThereIsNotFound() {
        new Visitor(mvc).answer(1, 3, "A");
        long id = jdbc.sql("select id from submission").query(Long.class).single();

        assertThat(response("/admin/submissions/" + id).getStatus()).isEqualTo(404);
        assertThat(response("/admin/submissions/999999").getStatus()).isEqualTo(404);
        assertThat(response("/admin/submissions/abc").getStatus()).isEqualTo(404);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SubmissionPageOnPostgresTest extends SubmissionPageTest {}
