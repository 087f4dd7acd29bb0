package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The insight page. */
@AppTest
@SignedInConsultant
class InsightPageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    private String text(String path) {
        Visitor.Page page = new Visitor(mvc).get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.text();
    }

    private void walk(String choice, String source) {
        Visitor visitor = new Visitor(mvc);
        visitor.send(visitor.get("/questions/1?source=" + source), Map.of("choice", choice))
                .redirect();
        visitor.answer(2, 10, choice);
        visitor.submit();
    }

    @Test
    void whileNobodyHasSubmittedItSaysWhatToDoAndShowsTheLinkAndItsCode() {
        Visitor.Page page = new Visitor(mvc).get("/admin/insight");

        assertThat(page.text()).contains("Nobody has submitted yet", "http://localhost:8080/");
        assertThat(page.html().select("svg.qr path").attr("d")).startsWith("M4 4.5h7m");
        assertThat(page.html().select("table, form.filter")).isEmpty();
        assertThat(page.html().select("[style], main script")).isEmpty();
    }

    @Test
    void aFilterThatNothingPassesSaysSo() {
        walk("A", "one");

        assertThat(text("/admin/insight?to=2001-01-01")).contains("Nothing here passes the filter.");
        assertThat(text("/admin/insight?from=2999-01-01&to=2001-01-01")).contains("No submissions.");
    }

    @Test
    void eachFigureIsThereWithHowManyItIsDrawnFrom() {
        walk("A", "one");
        walk("A", "two");
        walk("B", "two");
        new Visitor(mvc).answer(1, 3, "A");
        jdbc.sql(
                        "update submission set changed_at = changed_at - interval '2' hour, started_at = started_at - interval '7' minute")
                .update();
        jdbc.sql("update insight_count set zone = ''").update();

        String text = text("/admin/insight");

        assertThat(text)
                .contains("3 submissions. since the beginning")
                .contains("Fewer than 10 submissions")
                .contains("Submissions by day, n = 3")
                .contains("30–39 % 2 of 3, 67 %", "50–59 % 1 of 3, 33 %")
                .contains("Service-led 2 of 3, 67 %", "Crossing over 1 of 3, 33 %", "Experience-led 0 of 3, 0 %")
                .contains("Journey 70 % proactive, of 3", "Listening 29 % proactive, of 3")
                .contains("We do, and all of us understand it clearly. 2 of 3, 67 %")
                .contains("What they said of before. n = 3", "Wrote something 0 of 3, 0 %")
                .contains("Our journey is designed on purpose 0 of 4, 0 %", "Every customer can tell us 1 of 4, 25 %")
                .contains("Check your answers 0 of 3, 0 %")
                .contains("Half of them took 7 minutes or less", "(n = 3)")
                .contains("two 2 of 3, 67 % one 1 of 3, 33 % No or another source 0 of 3, 0 %");
    }

    @Test
    void twoSourcesStandSideBySide() {
        walk("A", "one");
        walk("B", "two");
        walk("B", "two");

        Visitor.Page page = new Visitor(mvc).get("/admin/insight?source=one&compare-source=two");

        assertThat(page.text())
                .contains("A 1 submission. since the beginning by the link one")
                .contains("B 2 submissions. since the beginning by the link two")
                .contains("How many are in each band. A: n = 1 B: n = 2")
                .contains("Service-led 1 of 1, 100 % 0 of 2, 0 %", "Crossing over 0 of 1, 0 % 2 of 2, 100 %");
        assertThat(page.html().select("#compare-source").val()).isEqualTo("two");
        assertThat(page.html().select("svg.qr + p a").attr("href")).isEqualTo("/admin/qr.svg?source=one");
    }

    /** Sends the form on a submission's page. */
    private void followUp(long id, String state, String tags) {
        Visitor consultant = new Visitor(mvc);
        String path = "/admin/submissions/" + id;
        consultant
                .sendTo(path, consultant.get(path), Map.of("action", "SAVE", "newState", state, "tags", tags))
                .redirect();
    }

    private long newest() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    @Test
    void aStateAndATagCanBeAskedFor() {
        walk("A", "one");
        assertThat(new Visitor(mvc).get("/admin/insight").html().select("#tag")).isEmpty();
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");
        followUp(newest(), "NEW", "bakery, follow up");

        Visitor.Page page = new Visitor(mvc).get("/admin/insight?state=DONE&tag=bakery");

        assertThat(page.text())
                .contains("1 submission. since the beginning in the state “Done” with the tag “bakery”")
                .contains("Service-led 1 of 1, 100 %", "Crossing over 0 of 1, 0 %")
                .as("who left has no state")
                .contains("Our journey is designed on purpose 0 of 2, 0 %");
        assertThat(page.html().select("#state [selected]").val()).isEqualTo("DONE");
        assertThat(page.html().select("#tag [selected]").val()).isEqualTo("bakery");
        assertThat(page.html().select("#tag option").eachText()).containsExactly("All tags", "bakery", "follow up");
        assertThat(text(page.html().select(".segment-list a").attr("href"))).startsWith("Submissions 1 submission");
        assertThat(text("/admin/insight?tag=bakery")).contains("2 submissions. since the beginning with the tag");
        assertThat(text("/admin/insight?state=DONE&tag=follow up")).contains("Nothing here passes the filter.");
        assertThat(text("/admin/insight?tag=nothing")).contains("Nothing here passes the filter.", "“nothing”");
        assertThat(text("/admin/insight?state=OTHER")).contains("2 submissions. since the beginning See");
    }

    @Test
    void theStatesAreThoseOfASubmissionsPage() {
        walk("A", "one");

        assertThat(new Visitor(mvc)
                        .get("/admin/insight")
                        .html()
                        .select("#state option:not(:first-child)")
                        .eachAttr("value"))
                .isEqualTo(new Visitor(mvc)
                        .get("/admin/submissions/" + newest())
                        .html()
                        .select("[name=newState]")
                        .eachAttr("value"));
    }

    @Test
    void whatIsComparedHasTheSameStateAndTag() {
        walk("A", "one");
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");

        assertThat(text("/admin/insight?source=one&compare-source=two&state=DONE&tag=bakery"))
                .contains("A 1 submission. since the beginning by the link one in the state “Done” with the tag")
                .contains("B 1 submission. since the beginning by the link two in the state “Done” with the tag");
    }

    @Test
    void theCodeCanBeDownloadedForASource() {
        Visitor.Page code = new Visitor(mvc).get("/admin/qr.svg?source=shop");

        assertThat(code.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(code.header("Content-Disposition")).contains("cx-check.svg");
        assertThat(code.body()).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3");
        assertThat(new Visitor(mvc).get("/admin/qr.svg?source=<>").body())
                .as("no source")
                .isEqualTo(new Visitor(mvc).get("/admin/qr.svg").body())
                .isNotEqualTo(code.body());
    }

    @Test
    void whatIsNoDayIsABadRequestAndWhatNoDatabaseHasIsNone() {
        assertThat(new Visitor(mvc).get("/admin/insight?from=yesterday").status())
                .isEqualTo(400);
        walk("A", "one");
        assertThat(
                        text(
                                "/admin/insight?from=-999999999-01-01&to=9999-12-31&band=&source=&compare-from=&compare-to=&compare-source="))
                .contains("1 submission.");
        assertThat(text("/admin/insight?source=' or 1=1&band=%")).contains("No submissions.");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class InsightPageOnPostgresTest extends InsightPageTest {}
