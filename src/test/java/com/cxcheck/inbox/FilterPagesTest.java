package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import java.time.Clock;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Filtering and searching the list of submissions. */
class FilterPagesTest extends SubmissionPages {

    @Autowired
    private Clock clock;

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
}

/** The same on PostgreSQL. */
@PostgresTest
class FilterPagesOnPostgresTest extends FilterPagesTest {}
