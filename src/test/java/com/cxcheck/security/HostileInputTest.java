package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of malformed requests to a running server: as many as the system property fuzz.requests says, in the order that a
 * fixed seed gives, or another, fuzz.seed.
 */
@Tag("slow")
class HostileInputTest extends HostileRequests {

    private static final List<String> PATHS = List.of(
            "/",
            "/questions/1",
            "/questions/6",
            "/questions/11",
            "/questions/99",
            "/answers",
            "/answers/delete",
            "/submissions",
            "/results/AAAAAAAAAAAAAAAAAAAAAAAA",
            "/results/AAAAAAAAAAAAAAAAAAAAAAAA/contact",
            "/guide",
            "/scoring",
            "/login",
            "/login/webauthn",
            "/webauthn/authenticate/options",
            "/webauthn/register",
            "/logout",
            "/admin",
            "/admin/submissions",
            "/admin/submissions.csv",
            "/error",
            "/style.css",
            "/robots.txt");

    private static final List<String> COOKIES = List.of(
            "visitor=" + "A".repeat(43),
            "visitor=" + "A".repeat(44),
            "visitor=",
            "visitor",
            "visitor=\u0000",
            "visitor=\u00e4\u00ff",
            "csrf=x",
            "csrf=",
            "consultant=x",
            "consultant=" + "A".repeat(2_000),
            "REDIRECT_URI=x",
            "REDIRECT_URI=aHR0cDovL2V2aWwuZXhhbXBsZQ==",
            "REDIRECT_URI=aHR0cDovL2E6Yi9hZG1pbg==", // http://a:b/admin
            "REDIRECT_URI=L2FkbWluLyV6eg==", // /admin/%zz
            "=;=;;",
            "a=\"b; visitor=c");

    @Test
    void notOneOfThemIsAnErrorOfOursAndNoFormWithoutItsTokenStoresAnything() throws IOException {
        sendThem(() -> request(any(PATHS), any(COOKIES) + "; " + any(COOKIES), ""));

        assertThat(jdbc.sql("select count(*) from submission").query(Long.class).single())
                .isZero();
    }
}
