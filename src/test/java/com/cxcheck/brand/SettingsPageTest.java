package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class SettingsPageTest {

    private static final String PAGE = "/admin/settings";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor consultant;

    @BeforeEach
    void aConsultant() {
        consultant = new Visitor(mvc);
    }

    /** What is in the table before and after each test, so that other tests see a brand that is not set. */
    @BeforeEach
    @AfterEach
    void setNothing() {
        jdbc.sql("delete from brand").update();
        jdbc.sql("insert into brand (id, version) values (1, 0)").update();
        jdbc.sql("delete from audit_event where action = 'SETTINGS_CHANGED'").update();
    }

    private Page save(Map<String, String> fields) {
        return consultant.sendTo(PAGE, consultant.get(PAGE), fields);
    }

    private Map<String, String> stored() {
        return new TreeMap<>(jdbc.sql("select * from brand").query().singleRow().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, column -> column.getValue().toString())));
    }

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
