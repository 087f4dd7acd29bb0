package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.TwoConsultants;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the list. */
class SortOrderTest extends TwoConsultants {

    private static String sorted(Document inbox) {
        return inbox.select("[name=sort][aria-current]").val();
    }

    @Test
    void theMenuSortsTheList() {
        submitted("Beta Ltd");
        submitted("alpha Ltd");
        submitted("Gamma Ltd");

        Document inbox = get("/admin?state=NEW");
        assertThat(sorted(inbox)).isEqualTo("-date");
        assertThat(inbox.select(".dropdown [name=sort][aria-current]").text()).isEqualTo("newest first");
        assertThat(inbox.select("summary:contains(Sort)").text()).isEqualTo("Sort: newest first");

        assertThat(businesses(get("/admin?state=NEW&sort=business")))
                .containsExactly("alpha Ltd", "Beta Ltd", "Gamma Ltd");
        assertThat(businesses(get("/admin?state=NEW&sort=-business")))
                .containsExactly("Gamma Ltd", "Beta Ltd", "alpha Ltd");
        assertThat(businesses(get("/admin?state=NEW&sort=date"))).containsExactly("Beta Ltd", "alpha Ltd", "Gamma Ltd");
        assertThat(sorted(get("/admin"))).as("what is to do").isEqualTo("due");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "-", "--score", "Score", "-date"})
    void anOrderThatThereIsNotIsTheNewestFirst(String sort) {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?view=all&sort=" + sort);

        assertThat(businesses(inbox)).containsExactly("Two Ltd", "One Ltd");
        assertThat(sorted(inbox)).isEqualTo("-date");
    }

    @Test
    void theOrderStaysWhateverIsDoneWithTheList() throws Exception {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?view=all&sort=business&assignee=");

        assertThat(inbox.expectFirst("form[role=search] button").val()).isEqualTo("business");
        assertThat(inbox.select("nav a[hreflang=de]").attr("href")).contains("sort=business");
        assertThat(changeSelected(form(inbox, "/admin/submissions"), Map.of("action", "DONE"), 0)
                        .getHeader("Location"))
                .matches("/admin/submissions[?]view=all&sort=business&changed=\\d+.*");
        assertThat(inbox.select("form[action*='.csv']").attr("action"))
                .isEqualTo("/admin/submissions.csv?view=all&sort=business");
        assertThat(send("ada", "/admin/submissions.csv?sort=business", Map.of(), Map.of())
                        .getContentAsString())
                .as("a file has the newest first")
                .containsSubsequence("Two Ltd", "One Ltd");
        assertThat(inbox.select("a:contains(Delete all)").attr("href"))
                .isEqualTo("/admin/submissions/delete?view=all&sort=business");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SortOrderOnPostgresTest extends SortOrderTest {}
