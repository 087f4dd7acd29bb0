package com.cxcheck.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.site.SecurityTxtController.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class SecurityTxtTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void thereIsNoneWhereNobodyIsNamed() {
        assertThat(new Visitor(mvc).get("/.well-known/security.txt").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:security@example.org", "https://example.org/security", "tel:+44-20-7946-0018"})
    void itNamesTheContactAndExpiresWithinAYear(String contact) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-29T12:34:56Z"), ZoneOffset.UTC);
        SecurityTxtController controller =
                new SecurityTxtController(new Settings(contact), new Site("https://check.example.org"), clock);

        assertThat(controller.securityTxt().lines())
                .containsExactly(
                        "Contact: " + contact,
                        "Expires: 2027-05-28T00:00:00Z",
                        "Canonical: https://check.example.org/.well-known/security.txt");
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
