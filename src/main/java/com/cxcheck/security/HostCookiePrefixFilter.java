package com.cxcheck.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Over HTTPS, sets every cookie with the prefix __Host- and Secure, which makes browsers take it from this very host alone: neither
 * a neighbour under the same domain nor somebody on an unencrypted line can plant one. Requests are read the same way, so that
 * all other code uses the plain names; therefore this comes before sessions and security.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HostCookiePrefixFilter extends OncePerRequestFilter {

    private static final String PREFIX = "__Host-";

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure()) {
            chain.doFilter(new WithoutPrefix(request), new WithPrefix(response));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static class WithoutPrefix extends HttpServletRequestWrapper {

        WithoutPrefix(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            return Stream.ofNullable(super.getCookies())
                    .flatMap(Arrays::stream)
                    .filter(cookie -> cookie.getName().startsWith(PREFIX)
                            && cookie.getName().length() > PREFIX.length())
                    .map(cookie -> new Cookie(cookie.getName().substring(PREFIX.length()), cookie.getValue()))
                    .toArray(Cookie[]::new);
        }
    }

    private static class WithPrefix extends HttpServletResponseWrapper {

        WithPrefix(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addCookie(Cookie cookie) {
            Cookie prefixed = new Cookie(PREFIX + cookie.getName(), cookie.getValue());
            cookie.getAttributes().forEach(prefixed::setAttribute);
            prefixed.setSecure(true);
            super.addCookie(prefixed);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, prefixed(name, value));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, prefixed(name, value));
        }

        private static String prefixed(String header, String value) {
            if (!HttpHeaders.SET_COOKIE.equalsIgnoreCase(header)) {
                return value;
            }
            return PREFIX + value + (value.contains("; Secure") ? "" : "; Secure");
        }
    }
}
