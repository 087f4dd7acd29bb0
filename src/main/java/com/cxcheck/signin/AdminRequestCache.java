package com.cxcheck.signin;

import com.cxcheck.security.Cookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Saves the page that was requested before the sign-in in a cookie, as a path under /admin without the context path: neither a
 * forged Host header nor a forged cookie leads to another site or to an error.
 *
 * <p>Spring Security's {@code CookieRequestCache} saves the whole URL, and sets the cookie for the context path, which browsers
 * refuse together with the prefix __Host-.
 */
class AdminRequestCache implements RequestCache {

    private static final String NAME = "REDIRECT_URI";

    /** Of a path with its query; a longer one would exceed the size of a response's headers. */
    private static final int MAX_LENGTH = 2_000;

    private final Drafts drafts;

    AdminRequestCache(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Keeps the fields of a form as a {@link Draft}, which the page that is requested after the sign-in shows. */
    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String page = keepDraft(request, response).orElseGet(() -> page(request));
        if (page.length() <= MAX_LENGTH) {
            String value = Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
            Cookies.set(response, NAME, value, Cookies.BROWSER_SESSION);
        }
    }

    /** Returns the page that shows the form again; empty without fields to keep. */
    Optional<String> keepDraft(HttpServletRequest request, HttpServletResponse response) {
        return Draft.of(request)
                .filter(draft -> drafts.keep(draft, request, response))
                .map(Draft::restored);
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
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    /** Deletes the cookie once its page is requested. Requests are never replayed. */
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
        Cookies.delete(response, NAME);
    }

    private static String page(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }
}
