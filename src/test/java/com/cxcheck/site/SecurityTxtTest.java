package com.cxcheck.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cxcheck.site.SecurityTxtController.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SecurityTxtTest {

    private static MvcTestResult get(String contact) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-29T12:34:56Z"), ZoneOffset.UTC);
        return MockMvcTester.of(
                        new SecurityTxtController(new Settings(contact), new Site("https://check.example.org"), clock))
                .get()
                .uri("/.well-known/security.txt")
                .exchange();
    }

    @Test
    void thereIsNoneWhereNobodyIsNamed() {
        assertThat(get("")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:security@example.org", "https://example.org/security", "tel:+44-20-7946-0018"})
    void itNamesTheContactAndExpiresWithinAYear(String contact) {
        assertThat(get(contact))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .hasBodyTextEqualTo("""
                        Contact: %s
                        Expires: 2027-05-28T00:00:00Z
                        Canonical: https://check.example.org/.well-known/security.txt
                        """.formatted(contact));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security@example.org",
                "http://example.org",
                "mailto:",
                "mailto:a b@example.org",
                "mailto:a@example.org\nExpires: 2000-01-01T00:00:00Z",
                "https://exa{mple"
            })
    void aContactThatIsNoAddressStopsTheStart(String contact) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(contact))
                .withMessageStartingWith("cxcheck.security.contact has to be mailto:security@example.org");
    }
}
