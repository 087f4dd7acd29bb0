package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** None */
class SubmissionPagesTest extends SubmissionPages {

    @Test
    void theInboxIsEmptyAtFirstAndSaysWhatToDo() {
        Document inbox = get("/admin");

        assertThat(inbox.select("h1").text()).isEqualTo("Submissions");
        assertThat(inbox.select(".notice").text()).startsWith("No submissions yet. Share the link to get the first.");
        assertThat(inbox.select(".notice a").attr("href")).isEqualTo("/admin/share");
        Document feedback = get("/admin/feedback");
        assertThat(feedback.select(".notice").text()).contains("To get some, send more people the link.");
        assertThat(feedback.select(".notice a").attr("href")).isEqualTo("/admin/share");
        assertThat(inbox.select(".row, #list")).isEmpty();
    }

    @Test
    void aRowHasTheScoreTheBusinessAndTheFeedbackOrTheWeakestQuestion() {
        walk("A", "A word", "First Ltd");
        walk("B", "", "");
        walk("A", "", "Third & Sons <b>");

        Document inbox = get("/admin/submissions?view=all");

        assertThat(inbox.select(".row .score").eachText()).containsExactly("37%", "58%", "37%");
        assertThat(businesses(inbox)).containsExactly("Third & Sons <b>", "First Ltd");
        assertThat(inbox.select(".row .anon").text()).matches("Anonymous\\sNo\\. \\d+");
        assertThat(inbox.select(".row .two").get(0).text()).isEqualTo("weakest: Every customer can tell us");
        assertThat(inbox.select(".row q").eachText()).containsExactly("A word");
        assertThat(inbox.select(".row b")).isEmpty();
        for (String path : List.of("/admin", "/admin/submissions", "/admin/submissions?view=to-do")) {
            assertThat(get(path).select(".views [aria-current]").text()).isEqualTo("To do 3");
            assertThat(get(path).select(".group h2").eachText())
                    .containsExactly(
                            "Wrote something or left an address, reply today, 1", "Left nothing to reply to, 2");
        }
    }

    @Test
    void thoseInProgressAreCountedAndNotListed() {
        walk("A", "", "");
        new Visitor(mvc).answer(1, 3, "A");
        new Visitor(mvc).answer(1, 1, "B");

        Document inbox = get("/admin");

        assertThat(inbox.select(".row")).hasSize(1);
        assertThat(inbox.select("main").text()).contains("2 in progress.");
        assertThat(csv("/admin/submissions.csv")).hasSize(1);
    }

    @Test
    void theInboxIsPagedAndEachSubmissionIsOnOnePage() {
        for (int i = 0; i < 4; i++) {
            walk("A", "", "Business " + i);
        }
        copyRows(56);

        Document first = get("/admin/submissions?view=all");
        assertThat(first.select(".row")).hasSize(25);
        assertThat(first.select(".pager").text()).isEqualTo("Page 1 of 3 Next");
        Document third = get(get(first.select(".pager a[rel=next]").attr("href"))
                .select(".pager a[rel=next]")
                .attr("href"));
        assertThat(third.select(".row")).hasSize(10);
        assertThat(third.select(".pager").text()).isEqualTo("Previous Page 3 of 3");
        assertThat(third.select(".pager a[rel=prev]").attr("href")).isEqualTo("/admin/submissions?view=all&page=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99", "85899347", "2147483647"})
    void aPageThatIsNotThereIsNoError(String page) {
        walk("A", "", "");

        assertThat(get("/admin/submissions?page=" + page).select(".row")).hasSize(1);
        assertThat(get("/admin/feedback?page=" + page).select("h1").text()).isEqualTo("Feedback");
    }

    @Test
    void theFeedbackOfAllIsAReadingList() {
        walk("A", "The first word", "First Ltd");
        walk("B", "", "Silent Ltd");
        walk("B", "<script>alert(1)</script> [[${7*7}]]", "");

        Document page = get("/admin/feedback");

        assertThat(page.select("article blockquote").eachText())
                .containsExactly("<script>alert(1)</script> [[${7*7}]]", "The first word");
        assertThat(page.select("article").get(1).text()).contains("37%, Service-led", "First Ltd");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("main").text()).contains("2 visitors have written something.");
    }

    @Test
    void theExportHasAColumnForEachQuestionByIdAndTheRestBesideIt() {
        walk("A", "A word, \"quoted\"\r\nand another", "Müller & Söhne");

        MockHttpServletResponse response = download("/admin/submissions.csv");

        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition"))
                .matches("attachment; filename=\"submissions-[0-9-]+\\.csv\"");
        assertThat(text(response).lines().findFirst().orElseThrow())
                .isEqualTo(
                        "\uFEFFid,started_at,submitted_at,questionnaire_version,attempt,previous_score,language,score,band,"
                                + "journey,ownership,listening,response,q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,"
                                + "business,contact_name,email,phone,consented_at,team_size,"
                                + "q1_answer,q2_answer,q3_answer,q4_answer,q5_answer,q6_answer,q7_answer,q8_answer,q9_answer,q10_answer,"
                                + "state,assignee,reply_by,tags,notes,comments,intentions,source,action_taken,result_link");
        assertThat(text(response)).contains("\r\n");
        CSVRecord row = csv("/admin/submissions.csv").get(0);
        assertThat(row.get("score")).isEqualTo("37");
        assertThat(row.get("band")).isEqualTo("Service-led");
        assertThat(List.of(row.get("journey"), row.get("ownership"), row.get("listening"), row.get("response")))
                .containsExactly("80", "42", "0", "13");
        assertThat(row.get("q1")).isEqualTo("A");
        assertThat(row.get("q1_answer")).isEqualTo("We do, and all of us understand it clearly.");
        assertThat(row.get("q11")).isEqualTo("A word, \"quoted\"\r\nand another");
        assertThat(row.get("business")).isEqualTo("Müller & Söhne");
        assertThat(row.get("submitted_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"http://example.com\")", "+1", "-1", "@SUM(A1)", "\ttab", "\rreturn", "\nline"})
    void whatASpreadsheetWouldTakeForAFormulaIsMadeText(String feedback) {
        walk("A", feedback, "=1+1");

        CSVRecord row = csv("/admin/submissions.csv").get(0);

        assertThat(row.get("q11")).isEqualTo("'" + feedback);
        assertThat(row.get("business")).isEqualTo("'=1+1");
    }

    @Test
    void aQuestionThatDoesNotApplyIsInTheExportAsItWasAnswered() {
        Visitor visitor = new Visitor(mvc);
        visitor.answer(1, 10, "A");
        visitor.answer(6, "N");
        visitor.submit();

        CSVRecord row = csv("/admin/submissions.csv").get(0);
        assertThat(row.get("q6")).isEqualTo("N");
        assertThat(row.get("score")).isEqualTo("38");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class SubmissionPagesOnPostgresTest extends SubmissionPagesTest {}
