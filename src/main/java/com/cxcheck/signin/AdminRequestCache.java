package com.cxcheck.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/**
 * Remembers the page that was asked for before the sign-in as a path under /admin, without the context path, in a cookie:
 * neither a request that claims to be for another host nor a cookie that was made up leads away from here, or to an error.
 * Spring Security's own cookie holds for the context path, which browsers refuse together with the prefix __Host-.
 */
class AdminRequestCache implements RequestCache {

    private static final String NAME = "REDIRECT_URI";

    /** The form for a new consultant, whose name goes along, so that it isn't typed twice. */
    private static final RequestMatcher NEW_CONSULTANT = pathPattern(HttpMethod.POST, "/admin/consultants");

    /** Of a path with its query. With a longer one the answer's head, too, would be longer than allowed. */
    private static final int LONGEST = 2_000;

    private static final Duration UNTIL_THE_BROWSER_IS_CLOSED = Duration.ofSeconds(-1);

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String page = page(request);
        if (page.length() <= LONGEST) {
            String value = Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
            set(value, UNTIL_THE_BROWSER_IS_CLOSED, request, response);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return null;
        }
        try {
            String page = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            return URI.create(page).toString().startsWith("/admin") ? new SimpleSavedRequest(page) : null;
        } catch (IllegalArgumentException madeUp) {
            return null;
        }
    }

    /** Forgets it once one is there. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = getRequest(request, response);
        if (saved != null && saved.getRedirectUrl().equals(page(request))) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static String page(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String name = request.getParameter("username");
        if (name != null && NEW_CONSULTANT.matches(request)) {
            return path + "?username=" + UriUtils.encode(name, StandardCharsets.UTF_8);
        }
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
