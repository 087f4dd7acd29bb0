package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings page takes and refuses. */
class SettingsRulesTest extends SettingsPages {

    @ParameterizedTest
    @CsvSource({
        "name, 80, 81",
        "personName, 80, 81",
        "personLine, 200, 201",
        "imprint, 4000, 4001",
        "controllerName, 200, 201",
        "controllerAddress, 500, 501",
        "legalBasis, 1000, 1001"
    })
    void aTextHasABorder(String field, int fits, int tooLong) {
        assertThat(save(Map.of(field, "ä".repeat(fits))).status()).isEqualTo(303);
        assertRefused(save(Map.of(field, "ä".repeat(tooLong))), field);
    }

    @Test
    void aNameOfEightyLettersIsOneOfEightyThatReadersCount() {
        String family = "\uD83D\uDC68\uD83C\uDFFD\u200D\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDC67\uD83C\uDFFD";

        assertThat(save(Map.of("name", family.repeat(80))).status()).isEqualTo(303);
        assertThat(consultant.get("/guide").html().expectFirst(".brand").text()).isEqualTo(family.repeat(80));
    }

    private static void assertRefused(Page page, String field) {
        assertThat(page.status()).as(field).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.html().select("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.html().select("#" + field + "-error").text()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bookingUrl, javascript:alert(1)",
        "bookingUrl, JavaScript://x.example%0aalert(1)",
        "bookingUrl, http://cal.example.org",
        "bookingUrl, https://",
        "bookingUrl, https:///x",
        "bookingUrl, https://cal example.org",
        "bookingUrl, https://ours.example@evil.example",
        "bookingUrl, //cal.example.org",
        "bookingUrl, cal.example.org",
        "bookingUrl, 'data:text/html,x'",
        "colour, green",
        "colour, #12345",
        "colour, '#fff; } body { display: none'",
        "phone, call me",
        "phone, 12",
        "phone, 1234567890123456",
        "phone, '030123456;ext=1'",
        "email, ada",
        "email, ada@localhost",
        "controllerEmail, 'a@b.example, c@d.example'",
        "imprint, javascript:alert(1)",
        "imprint, https://",
        "imprint, https://example.org/a|b",
        "imprint, https://example.org/100%",
        "timeZone, Mars/Olympus",
        "timeZone, GMT+99"
    })
    void whatIsNoneIsRefusedAtItsFieldAndNothingIsSaved(String field, String value) {
        Page refused = save(Map.of(field, value, field.equals("name") ? "email" : "name", "Green Lane"));

        assertRefused(refused, field);
        assertThat(refused.html().select("#name").val())
                .as("nothing typed is lost")
                .isEqualTo("Green Lane");
        assertThat(stored()).containsEntry("version", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "bookingUrl, HTTPS://cal.example.org:8443/a/ä?b=c#d",
        "bookingUrl, https://müller.example/",
        "colour, '#777'",
        "phone, 030/123 45-67",
        "phone, (030) 123",
        "imprint, https://example.org/imprint",
        "imprint, Responsible: Ada",
        "timeZone, UTC"
    })
    void whatIsOneIsSaved(String field, String value) {
        assertThat(save(Map.of(field, value)).status()).isEqualTo(303);
    }

    @Test
    void lineEndsAndOtherControlCharactersAreSpacesInALine() {
        save(Map.of("name", "Green\r\n Lane\tBcc:\u0007x"));

        assertThat(stored()).containsEntry("name", "Green Lane Bcc: x");
    }
}
