package com.cxcheck.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.UrlHandlerFilter;

/** Redirects from an address with a trailing slash to the one without; a form is not redirected. It comes before the sign-in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 101)
class TrailingSlashFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final UrlHandlerFilter redirect = UrlHandlerFilter.trailingSlashHandler("/**")
            .redirect(HttpStatus.MOVED_PERMANENTLY)
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // a redirect to an address with two slashes at its beginning would lead to another host
        return !SAFE_METHODS.contains(request.getMethod())
                || request.getRequestURI().startsWith("//");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        redirect.doFilter(request, response, chain);
    }
}
