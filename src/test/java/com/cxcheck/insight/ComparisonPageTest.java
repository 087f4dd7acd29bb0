package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Two groups of submissions side by side. */
class ComparisonPageTest extends InsightPages {

    @Test
    void sourcesCompareWithoutCaseAndAreNamedAsTheyWereFirst() {
        walk("A", "Retail-Fair");
        walk("A", "retail-fair");
        walk("B", "retail-shop");

        Document page = new Visitor(mvc).get("/admin/insight").html();

        assertThat(page.select(".sources tbody th").eachText()).containsExactly("Retail-Fair", "retail-shop");
        assertThat(page.select(".chip-links a").eachText()).contains("retail (2 sources)");
        assertThat(text("/admin/insight?source=RETAIL-fair")).contains("2 businesses stand at");
        assertThat(text("/admin/insight?match=fair")).contains("2 businesses stand at");
        assertThat(text("/admin/insight?match=RETAIL")).contains("3 businesses stand at");
        assertThat(text("/admin/insight?match=nothing")).doesNotContain("stand at");
    }

    @Test
    void twoSegmentsStandSideBySideWithTheWidestGapFirst() {
        walk("A", "one");
        walk("B", "two");
        walk("B", "two");

        for (String query : List.of(
                "?source=one&compare-source=two",
                "?source=one&compare=others",
                "?source=one&source=&compare-source=TWO")) {
            Visitor.Page page = new Visitor(mvc).get("/admin/insight" + query);

            assertThat(page.text())
                    .contains("stands at 37%", "at 58%", "Scores, A one", "n = 1", "n = 2")
                    .contains("Service-led 100% (1)", "Crossing over 100% (2)");
            assertThat(page.html().select("tbody .difference").get(0).text()).isIn("+100", "−100");
            assertThat(page.html().select("[style]")).isEmpty();
        }
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        walk("A", "one");
        walk("B", "two");
        jdbc.sql("update submission set submitted_at = submitted_at - interval '40' day where score > 50")
                .update();
        jdbc.sql("update insight_count set zone = ''").update();

        assertThat(text("/admin/insight?period=last-30-days&compare=previous")).contains("n = 1", "0%");
        Document single =
                new Visitor(mvc).get("/admin/insight?period=last-30-days").html();
        assertThat(single.expectFirst(".tile .change").text()).startsWith("= 0");
        assertThat(single.select(".tile .change").get(1).text()).startsWith("▼ 21");
    }

    @Test
    void whatIsComparedHasTheSameStateAndTag() {
        walk("A", "one");
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");
        followUp(newest(), "DONE", "bakery");
        walk("B", "two");

        assertThat(text("/admin/insight?source=one&compare-source=two&state=DONE&tag=bakery"))
                .contains("A, one (1) stands at 37%, B, two (1) at 58%");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class ComparisonPageOnPostgresTest extends ComparisonPageTest {}
