package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class SubmissionPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
    }

    private Visitor walk(String choice, String feedback, String business) {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk(choice, feedback);
        if (!business.isEmpty()) {
            visitor.keepInTouch(result, Map.of("business", business)).redirect();
        }
        return visitor;
    }

    private MockHttpServletResponse response(String path, Object... variables) {
        return mvc.get().uri(path, variables).exchange().getResponse();
    }

    private MockHttpServletResponse download(String path, Object... variables) {
        return mvc.post().uri(path, variables).with(csrf()).exchange().getResponse();
    }

    private Document get(String path, Object... variables) {
        try {
            MockHttpServletResponse response = response(path, variables);
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            return Jsoup.parse(response.getContentAsString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> businesses(Document inbox) {
        return inbox.select(".row .who:not(.anon)").eachText();
    }

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

    /** More of the same rows, without walking for each. */
    private void copyRows(int copies) {
        for (int i = 0; i < copies; i++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at, changed_at,
                                submitted_at, reference, score, band)
                            select ?, 1, questionnaire_version_id, answers, started_at, changed_at, submitted_at, ?, score, band
                            from submission order by id limit 1
                            """).params("hash" + i, "reference" + i).update();
        }
        jdbc.sql("""
                        insert into follow_up
                            (submission_id, state, reply_by, version, submitted_at, band, has_feedback)
                        select id, 'NEW', current_date, 0, submitted_at, band, feedback is not null from submission where id not in (select submission_id from follow_up)
                        """).update();
    }

    @Test
    void theFilterByBandKeepsThatBandOnly() {
        walk("A", "", "Reactive");
        walk("B", "", "Between");

        Document filtered = get("/admin/submissions?band=crossing-over");

        assertThat(businesses(filtered)).containsExactly("Between");
        assertThat(filtered.select("#band option[selected]").val()).isEqualTo("crossing-over");
        assertThat(filtered.select("#band option").eachText())
                .containsExactly("All bands", "Service-led", "Crossing over", "Experience-led");
        assertThat(businesses(get("/admin/submissions?band=&from=&to=&q="))).hasSize(2);
    }

    @Test
    void theFilterByDateIncludesBothDays() {
        walk("A", "", "Today");
        walk("A", "", "Last week");
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update follow_up set submitted_at = ?"
                        + " where submission_id = (select id from submission where business = 'Last week')")
                .param(java.sql.Timestamp.from(today.minusDays(7)
                        .atTime(23, 59, 59)
                        .atZone(clock.getZone())
                        .toInstant()))
                .update();

        assertThat(businesses(get("/admin/submissions?from=" + today))).containsExactly("Today");
        assertThat(businesses(get("/admin/submissions?to=" + today.minusDays(7))))
                .containsExactly("Last week");
        assertThat(businesses(get("/admin/submissions?from={a}&to={b}", today.minusDays(7), today)))
                .containsExactly("Today", "Last week");
        assertThat(get("/admin/submissions?from=" + today.plusDays(1))
                        .select(".notice")
                        .text())
                .startsWith("No submissions match.");
    }

    @Test
    void theSearchLooksInBusinessAndFeedbackInWhateverCase() {
        walk("A", "We liked the QUESTIONS.", "Grün GmbH");
        walk("A", "", "Questionable Ltd");
        walk("A", "Nothing to add: 100%_\\", "Third");

        assertThat(businesses(get("/admin/submissions?q=question"))).containsExactly("Questionable Ltd", "Grün GmbH");
        assertThat(businesses(get("/admin/submissions?q={q}", "GRÜN"))).containsExactly("Grün GmbH");
        assertThat(businesses(get("/admin/submissions?q={q}", "100%_\\"))).containsExactly("Third");
        assertThat(businesses(get("/admin/submissions?q={q}", "%")))
                .as("no word, and no wildcard")
                .isEmpty();
        assertThat(businesses(get("/admin/submissions?q={q}", "' or 1=1 --"))).isEmpty();
        assertThat(get("/admin/submissions?q={q}", "\"><script>").select("main script"))
                .isEmpty();
    }

    @Test
    void theFilterGoesAlongToTheNextPageAndToTheExport() {
        walk("A", "", "a & b = c+d");
        walk("A", "", "other");
        copyRows(30);
        jdbc.sql("""
                        insert into submission_word (submission_id, word)
                        select copy.id, word from submission copy cross join submission_word
                        where copy.reference like 'reference%'
                            and submission_id = (select id from submission where business = 'a & b = c+d')
                        """).update();

        Document filtered = get("/admin/submissions?q={q}&band=service-led", "a & b = c+d");

        assertThat(filtered.select(".pager").text()).isEqualTo("Page 1 of 2 Next");
        String export = filtered.select("form:contains(CSV)").attr("action");
        assertThat(export).startsWith("/admin/submissions.csv?band=service-led&q=a%20%26%20b%20%3D%20c%2Bd");
        assertThat(filtered.select(".pager a[rel=next]").attr("href")).endsWith("&q=a%20%26%20b%20%3D%20c%2Bd&page=2");
        assertThat(csv("/admin/submissions.csv?band=service-led&q={q}", "a & b = c+d"))
                .hasSize(31);
    }

    @ParameterizedTest
    @CsvSource({"from, -4800-01-01", "from, -999999999-01-01", "to, +294277-01-01", "to, +999999999-12-31"})
    void aDayThatNoDatabaseHasIsNoError(String end, String day) {
        walk("A", "", "Here");

        assertThat(businesses(get("/admin/submissions?" + end + "={day}", day))).containsExactly("Here");
        assertThat(csv("/admin/submissions.csv?" + end + "={day}", day)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-13-45", "page=two"})
    void aFilterThatIsNoneIsABadRequest(String filter) {
        assertThat(response("/admin/submissions?" + filter).getStatus()).isEqualTo(400);
    }

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

    private List<CSVRecord> csv(String path, Object... variables) {
        String text = text(download(path, variables));
        assertThat(text).startsWith("\uFEFF");
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text.substring(1)))
                    .getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
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
class SubmissionPagesOnPostgresTest extends SubmissionPagesTest {}
