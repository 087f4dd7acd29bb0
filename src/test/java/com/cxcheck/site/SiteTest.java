package com.cxcheck.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org, example.org, ''",
        "https://example.org/, https://example.org, example.org, ''",
        "https://example.org:443, https://example.org, example.org, ''",
        "http://localhost:8080, http://localhost:8080, localhost, ''",
        "http://192.0.2.1:80, http://192.0.2.1, 192.0.2.1, ''",
        "https://example.org/check, https://example.org, example.org, /check",
        "https://example.org:8443/check/, https://example.org:8443, example.org, /check",
        "https://example.org/our/CX-check.2, https://example.org, example.org, /our/CX-check.2"
    })
    void anAddressHasAnOriginAHostAndAPath(String url, String origin, String host, String path) {
        Site site = new Site(url);

        assertThat(site.origin()).isEqualTo(origin);
        assertThat(site.host()).isEqualTo(host);
        assertThat(site.path()).isEqualTo(path);
    }

    @Test
    void aPageIsBelowThePath() {
        assertThat(new Site("https://example.org/check/").url("/results/x"))
                .isEqualTo("https://example.org/check/results/x");
        assertThat(new Site("https://example.org").url("/")).isEqualTo("https://example.org/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "example.org",
                "ftp://example.org",
                "https://",
                "https:///check",
                "https://Example.org",
                "https://ex_ample.org",
                "https://-example.org",
                "https://example..org",
                "https://ada@example.org",
                "https://example.org:x",
                "https://example.org//check",
                "https://example.org/check//",
                "https://example.org/./check",
                "https://example.org/check/..",
                "https://example.org/che ck",
                "https://example.org/%63heck",
                "https://example.org/check?x",
                "https://example.org/check#x",
                "'https://example.org'",
                "https://example.org\n"
            })
    void nothingElseIsAnAddress(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Site(url))
                .withMessageStartingWith("cxcheck.url has to be an address such as https://check.example.org");
    }

    @Test
    void anAddressHasAnEndSoThatAQrCodeCanHoldIt() {
        String longest = "https://example.org/" + "x".repeat(480);

        assertThat(new Site(longest).url()).hasSize(500);
        assertThatIllegalArgumentException().isThrownBy(() -> new Site(longest + "x"));
    }
}
