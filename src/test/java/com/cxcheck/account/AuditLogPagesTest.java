package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of the audit log. */
class AuditLogPagesTest extends AccountPages {

    private List<String> record() {
        return ada.get("/admin/audit").html().select("tbody tr").eachText().stream()
                .map(row -> row.replaceFirst("^\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d:\\d\\d ", ""))
                .toList();
    }

    @Test
    void whatWasDoneIsOnRecordTheNewestFirst() {
        grace.signIn("grace", GRACES_PASSWORD);
        act("grace", "disable", Map.of()).redirect();
        act("grace", "enable", Map.of()).redirect();
        act("grace", "sign-out", Map.of()).redirect();
        act("grace", "password", Map.of("password", "a new beginning")).redirect();
        ada.download("/admin/submissions.csv?q=secret");
        ada.download("/admin/submissions.csv");

        assertThat(record())
                // what other tests were refused comes once a minute
                .filteredOn(event -> !event.startsWith("(anybody)"))
                .containsExactly(
                        "ada Exported submissions.csv, all",
                        "ada Exported submissions.csv, filtered",
                        "ada Changed the password grace",
                        "ada Signed out everywhere grace",
                        "ada Enabled the account grace",
                        "ada Disabled the account grace",
                        "grace Signed in password",
                        "ada Created the account grace",
                        "ada Signed in password",
                        "(settings) Created the account ada");
    }

    @Test
    void theRecordIsFilteredByWhoWhatAndWhenAndDownloaded() {
        newBrowser().signIn("grace", "a wrong password");
        act("grace", "disable", Map.of()).redirect();

        List<String> ofGrace =
                ada.get("/admin/audit?who=grace").html().select("tbody tr").eachText();
        assertThat(ofGrace).hasSize(1).first().asString().endsWith("(anybody) Tried to sign in and failed grace");
        assertThat(ada.get("/admin/audit?what=CONSULTANT_DISABLED")
                        .html()
                        .select("tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .endsWith("ada Disabled the account grace");
        assertThat(ada.get("/admin/audit?who=ada&from=2099-01-01").text()).contains("No entries match.");
        assertThat(ada.get("/admin/audit?to=2001-01-01&from=2001-02-01").text())
                .contains("The period ends before it begins");
        Page filtered = ada.get("/admin/audit?who=ada");
        assertThat(filtered.html().select("#who option[selected]").val()).isEqualTo("ada");

        Page file = ada.sendTo(
                "/admin/audit.csv?what=CONSULTANT_DISABLED",
                ada.get("/admin/audit?what=CONSULTANT_DISABLED"),
                Map.of());

        assertThat(file.header("Content-Disposition")).contains("attachment", "audit-", ".csv");
        assertThat(file.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(
                        "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)\",\"ada\",\"Disabled the account\",\"grace\",\"1\"");
        assertThat(record()).first().asString().isEqualTo("ada Exported audit.csv, filtered");
    }

    @Test
    void theRecordHasPages() {
        for (int event = 0; event < 60; event++) {
            ada.download("/admin/submissions.csv");
        }

        // what other tests were refused comes once a minute
        jdbc.sql("delete from audit_event where actor = '(anybody)'").update();
        Page second = ada.get(
                ada.get("/admin/audit").html().select("nav.pager a[rel=next]").attr("href"));

        assertThat(second.html().select("tbody tr")).hasSize(13);
        assertThat(ada.get("/admin/audit?page=99").redirect()).isEqualTo("/admin/audit");
        assertThat(second.html().select("nav.pager a[rel=prev]").attr("href")).isEqualTo("/admin/audit");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class AuditLogPagesOnPostgresTest extends AuditLogPagesTest {}
