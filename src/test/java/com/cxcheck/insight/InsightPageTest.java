package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The insight page. */
class InsightPageTest extends InsightPages {

    @Autowired
    private Clock clock;

    @Test
    void whileNobodyHasSubmittedItSaysWhatToDo() {
        Visitor.Page page = new Visitor(mvc).get("/admin/insight");

        assertThat(page.text()).contains("No submissions yet.", "Share the link to get the first.");
        assertThat(page.html().select("table, main form, .toolbar details")).isEmpty();
        assertThat(page.html().select("[style]")).isEmpty();
    }

    @Test
    void aFilterThatNothingMatchesSaysSo() {
        walk("A", "one");

        Visitor.Page page = new Visitor(mvc).get("/admin/insight?to=2001-01-01");
        assertThat(page.html().select(".notice a").attr("href")).isEqualTo("/admin/insight");
        assertThat(page.html().select(".tiles")).isEmpty();
        assertThat(text("/admin/insight?from=2026-02-01&to=2026-01-01")).contains("The period ends before it begins");
    }

    @Test
    void tenSubmissionsAreNotTooFew() {
        for (int number = 1; number < 10; number++) {
            walk("A", "");
        }
        assertThat(text("/admin/insight")).contains("Fewer than 10 submissions");

        walk("A", "");

        assertThat(text("/admin/insight")).doesNotContain("Fewer than 10 submissions");
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

        Visitor.Page page = new Visitor(mvc).get("/admin/insight");

        assertThat(page.text())
                .contains(
                        "3 businesses stand at 44% proactive. The weakest answers are to “We turn a bad feeling around” (17%)")
                .contains("Fewer than 10 submissions")
                .contains("Finished 75%", "3 of 4")
                .contains("Reachable 0%", "0 by e-mail")
                .contains("7 min half of all, 7 to 7")
                .contains("Service-led 67% (2) · Crossing over 33% (1) · Experience-led 0% (0)")
                .contains("35 to 39%: 2", "55 to 59%: 1")
                .contains("4. Every customer can tell us", "Most leave at question 4")
                .contains("Listening 0 to 88% 29%")
                .contains("two 2 47% 0% Q5");
        assertThat(page.html().select("#q4 .visually-hidden").text()).isEqualTo("A 67%, D 0%, B 33%, C 0%");
        assertThat(page.html().select("main h2").eachText())
                .containsExactly(
                        "Question by question, the weakest first",
                        "Submissions by day",
                        "Where they came from",
                        "Scores",
                        "Themes, the weakest first",
                        "Where people leave");
    }

    @Test
    void howThoseMovedWhoCameBackIsThereWithTheirNumber() {
        for (String again : List.of("B", "B", "A")) {
            Visitor visitor = new Visitor(mvc);
            visitor.walk("A", "");
            visitor.walkAgain(2, again.repeat(10));
        }

        Visitor.Page page = new Visitor(mvc).get("/admin/insight");

        assertThat(page.html()
                        .select("section:has(#scores) p:contains(took it again)")
                        .text())
                .isEqualTo("3 took it again: 2 towards customer experience"
                        + " · 1 much the same, as a single answer can make that difference.");
    }

    @Test
    void everyLabelLeadsToWhatItCounts() {
        walk("A", "one");
        walk("B", "two");

        Document page = new Visitor(mvc)
                .get("/admin/insight?period=this-year&source=one&source=two")
                .html();

        String year = "from=" + LocalDate.now(clock).getYear() + "-01-01";
        assertThat(page.select(".say a").attr("href"))
                .startsWith("/admin/submissions?view=all&" + year)
                .endsWith("source=one%2Ctwo");
        assertThat(page.select(".say a[href^='#']").eachAttr("href")).containsExactly("#q5", "#q9");
        assertThat(page.select(".band-counts a").eachAttr("href"))
                .anyMatch(link -> link.contains("band=service-led") && link.contains(year));
        assertThat(page.select(".sources th a").eachAttr("href"))
                .hasSize(2)
                .allMatch(link -> link.contains(year) && (link.endsWith("source=one") || link.endsWith("source=two")));
        assertThat(page.select("#q4 summary").text()).isEqualTo("4. Every customer can tell us");
        assertThat(page.select(".plain-table th a").attr("href"))
                .contains("from="
                        + LocalDate.now(clock).withDayOfMonth(1).toString().substring(0, 5));
    }

    @Test
    void theFiguresCanBeDownloaded() {
        walk("A", "one");
        Visitor consultant = new Visitor(mvc);
        Visitor.Page page = consultant.get("/admin/insight?source=one");

        Visitor.Page csv = consultant.sendTo("/admin/insight.csv?source=one", page, Map.of());

        assertThat(csv.header("Content-Disposition")).contains("cx-check-insight-", ".csv");
        assertThat(csv.body())
                .startsWith("\uFEFFSegment,Figure,Of,Answer,Number,Of how many,Per cent")
                .contains("one,mean score,,,,1,36.8", "one,submissions,,,1,,", "source,one,,1,1,100.0");
        assertThat(new Visitor(mvc).get("/admin/insight.csv?source=one").header("Location"))
                .isEqualTo("/admin/insight?source=one");
    }

    @Test
    void aStateAndATagCanBeAskedFor() {
        walk("A", "one");
        assertThat(new Visitor(mvc).get("/admin/insight").html().select("#tag")).isEmpty();
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");
        followUp(newest(), "NEW", "bakery, follow up");

        Visitor.Page page = new Visitor(mvc).get("/admin/insight?state=DONE&tag=bakery");

        assertThat(page.text()).contains("1 business stands at 37% proactive", "Service-led 100% (1)");
        assertThat(page.html().select(".toolbar summary").eachText()).contains("Done, bakery");
        assertThat(page.html().select("#state [selected]").val()).isEqualTo("DONE");
        assertThat(page.html().select("#tag [selected]").val()).isEqualTo("bakery");
        assertThat(page.html().select("#tag option").eachText()).containsExactly("All tags", "bakery", "follow up");
        assertThat(text("/admin/insight?tag=bakery")).contains("2 businesses stand at");
        assertThat(text("/admin/insight?state=DONE&tag=follow up")).doesNotContain("stand at");
        assertThat(text("/admin/insight?tag=nothing"))
                .doesNotContain("stand at")
                .contains("nothing");
        assertThat(text("/admin/insight?state=OTHER")).contains("2 businesses stand at");
    }

    @Test
    void whatIsNoDayIsABadRequestAndWhatNoDatabaseHasIsNone() {
        assertThat(new Visitor(mvc).get("/admin/insight?from=yesterday").status())
                .isEqualTo(400);
        walk("A", "one");
        assertThat(
                        text(
                                "/admin/insight?from=2000-01-01&to=2099-12-31&band=&source=&compare-from=&compare-to=&compare-source=&period=x&version=&match="))
                .contains("1 business stands at");
        assertThat(text("/admin/insight?source=' or 1=1&band=%")).doesNotContain("stands at");
        assertThat(new Visitor(mvc).get("/admin/insight?version=one").status()).isEqualTo(400);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class InsightPageOnPostgresTest extends InsightPageTest {}
