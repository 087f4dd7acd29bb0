package com.cxcheck.security;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Sets cookies that no script can read and that come back with no form of another site (SameSite=Lax). Over HTTPS
 * {@link HostCookiePrefixFilter} adds the prefix __Host- and Secure.
 */
public final class Cookies {

    /** The longest that browsers keep a cookie (RFC 6265bis, section 5.5). */
    public static final Duration MAX_LIFETIME = Duration.ofDays(400);

    /** Until the browser is closed. */
    public static final Duration BROWSER_SESSION = Duration.ofSeconds(-1);

    private Cookies() {}

    public static void set(HttpServletResponse response, String name, String value, Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }

    public static void delete(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }
}
