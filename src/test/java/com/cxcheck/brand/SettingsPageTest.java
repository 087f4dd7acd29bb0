package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** None */
class SettingsPageTest extends SettingsPages {

    @Test
    void anEmptyPageIsSaved() {
        assertThat(save(Map.of()).redirect()).isEqualTo(PAGE + "?saved");
        assertThat(save(Map.of("name", "  ", "imprint", "\r\n")).redirect()).isEqualTo(PAGE + "?saved");

        assertThat(consultant.get(PAGE + "?saved").text()).startsWith("Saved.");
        assertThat(stored()).containsEntry("version", "2");
        assertThat(jdbc.sql("select count(*) from audit_event where action = 'SETTINGS_CHANGED'")
                        .query(Integer.class)
                        .single())
                .as("nothing was changed")
                .isZero();
    }

    @Test
    void everythingThatIsSetIsShownAgainAndNamedInTheAuditLog() {
        Map<String, String> all = Map.ofEntries(
                Map.entry("name", "Green Lane & Co"),
                Map.entry("colour", "#123456"),
                Map.entry("personName", "Ada <Byron>"),
                Map.entry("personLine", "Twelve years of customer experience"),
                Map.entry("bookingUrl", "https://cal.example.org/ada?length=30"),
                Map.entry("phone", "+49 (0)30 123-456"),
                Map.entry("email", "ada@example.org"),
                Map.entry("imprint", "Green Lane GmbH\nLane 1"),
                Map.entry("controllerName", "Green Lane GmbH"),
                Map.entry("controllerAddress", "Lane 1\n10115 Berlin"),
                Map.entry("controllerEmail", "privacy@example.org"),
                Map.entry("legalBasis", "Art. 6 (1) (f) GDPR"),
                Map.entry("timeZone", "Asia/Tokyo"));

        assertThat(save(all).redirect()).isEqualTo(PAGE + "?saved");

        Map<String, String> shown = Visitor.form(consultant.get(PAGE));
        Map<String, String> expected = new TreeMap<>(all);
        expected.remove("timeZone");
        assertThat(shown).containsAllEntriesOf(expected);
        assertThat(consultant.get(PAGE).html().select("#timeZone [selected]").val())
                .isEqualTo("Asia/Tokyo");
        assertThat(jdbc.sql("select subject from audit_event where action = 'SETTINGS_CHANGED'")
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "name, colour, person name, person line, booking url, phone, email, imprint, controller name,"
                                + " controller address, controller email, legal basis, time zone");
        assertThat(consultant.get("/admin/audit").text()).contains("Changed the settings");
    }

    @Test
    void aChangeOfAColleagueIsNotOverwrittenUnseen() {
        Page opened = consultant.get(PAGE);
        save(Map.of("name", "Green Lane", "phone", "030 123"));

        Page overtaken = consultant.sendTo(PAGE, opened, Map.of("name", "Blue Lane"));

        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.html().select("#error-summary li").eachText())
                .containsExactly("Name: Green Lane", "Telephone: 030 123");
        assertThat(stored()).containsEntry("name", "Green Lane");
        assertThat(overtaken.html().select("#name").val()).isEqualTo("Blue Lane");
        assertThat(consultant.sendTo(PAGE, overtaken, Map.of()).status()).isEqualTo(303);
        assertThat(stored()).containsEntry("name", "Blue Lane").containsEntry("phone", "");
    }

    @Test
    void aSecondClickOnSaveChangesNothingMore() {
        Page opened = consultant.get(PAGE);

        assertThat(consultant.sendTo(PAGE, opened, Map.of("name", "A")).status())
                .isEqualTo(303);

        assertThat(consultant.sendTo(PAGE, opened, Map.of("name", "A")).status())
                .as("the same, already there")
                .isEqualTo(303);
        assertThat(stored()).containsEntry("version", "1");
    }

    @Test
    void aNameWithoutALetterHasNoInitials() {
        save(Map.of("name", "\u2615")).redirect();

        assertThat(consultant.get("/").status()).isEqualTo(200);
        assertThat(consultant.get("/").html().select(".face").text()).isEmpty();
    }

    @Test
    void theColourIsOnEveryPageAsAStyleSheetOfItsOwn() {
        assertThat(consultant.get("/").html().select("link[href^=/brand/]")).isEmpty();
        save(Map.of("colour", "#777"));

        String url = consultant.get("/").html().select("link[href^=/brand/]").attr("href");
        Page css = consultant.get(url);

        assertThat(url).matches("/brand/777777-[0-9a-f]{16}\\.css");
        assertThat(css.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
        assertThat(css.header("Cache-Control")).contains("max-age=31536000", "public", "immutable");
        assertThat(css.header("ETag")).isNotEmpty();
        assertThat(css.body()).contains("--deep: ");
        assertThat(consultant.get("/brand/777777-0123456789abcdef.css").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/settings", "/admin/settings?saved"})
    void thePageHasALabelAndAHeadingForEverything(String path) {
        Page page = consultant.get(path);

        assertThat(page.html().select("main [name]:not([type=hidden])"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(page.html().select("label[for=" + field.id() + "]"))
                        .hasSize(1));
        assertThat(page.html().select(".menu a[href=/admin/settings]").text()).isEqualTo("Settings");
    }
}
