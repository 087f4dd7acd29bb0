package com.cxcheck.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Bounds the bodies for Spring Security's passkey filters, which set no limit, and answers incomplete ones with 400 instead of 500. */
class PasskeyRequests extends OncePerRequestFilter {

    private static final int MAX_BYTES = 64 * 1024;

    private static final RequestMatcher PASSKEYS =
            new OrRequestMatcher(pathPattern("/webauthn/**"), pathPattern("/login/webauthn"));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PASSKEYS.matches(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MAX_BYTES) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            try {
                chain.doFilter(new Bounded(request), response);
            } catch (IllegalArgumentException | NullPointerException | DataIntegrityViolationException incomplete) {
                response.sendError(HttpStatus.BAD_REQUEST.value());
            }
        }
    }

    /** Bounds bodies without Content-Length. */
    private static class Bounded extends ContentCachingRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request, MAX_BYTES);
        }

        @Override
        protected void handleContentOverflow(int contentCacheLimit) {
            throw new IllegalArgumentException("a body of more than " + contentCacheLimit + " bytes");
        }
    }
}
