package com.cxcheck.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses text that nobody can type and that not every database keeps to the letter: NUL, and half a surrogate pair. It
 * does so for all forms and addresses at once, sign-in among them, and therefore before security.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class UnstorableTextFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean storable = request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .allMatch(UnstorableTextFilter::isStorable);
        if (storable) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
