package com.cxcheck.security;

import com.cxcheck.site.Site;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ForwardedHeaderUtils;
import org.springframework.web.util.WebUtils;

/**
 * Refuses cross-site requests other than top-level navigations. They come without our SameSite=Lax cookies, so that cookies in the
 * response would replace the visitor's own; therefore this comes before everything that sets a cookie.
 *
 * <p>{@code Sec-Fetch-Site} tells browsers' requests from other sites; other hosts of the same domain and other ports count as
 * cross-site. Without it {@code Origin} decides, unless the request has the CSRF cookie: then the CSRF token decides, since a proxy
 * may have changed the host. Requests with neither header are let through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public class CrossSiteRequestFilter extends OncePerRequestFilter {

    private static final String REFUSED = CrossSiteRequestFilter.class.getName();

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final Site site;

    CrossSiteRequestFilter(Site site) {
        this.site = site;
    }

    /** Whether this filter has refused the request. */
    public static boolean isRefused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromAnotherSite(request)) {
            request.setAttribute(REFUSED, true);
            // reads the form, so that the connection isn't closed before the browser has the response
            request.getParameterMap();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isFromAnotherSite(HttpServletRequest request) {
        boolean safe = SAFE_METHODS.contains(request.getMethod());
        String fetchSite = request.getHeader("Sec-Fetch-Site");
        if (fetchSite == null) {
            return !safe && WebUtils.getCookie(request, "csrf") == null && isOfAnotherOrigin(request);
        }
        return switch (fetchSite) {
            case "cross-site", "same-site" -> !safe || !isNavigation(request);
            default -> false;
        };
    }

    private static boolean isNavigation(HttpServletRequest request) {
        return isMissingOr(request.getHeader("Sec-Fetch-Mode"), "navigate")
                && isMissingOr(request.getHeader("Sec-Fetch-Dest"), "document");
    }

    private static boolean isMissingOr(@Nullable String header, String expected) {
        return header == null || header.equals(expected);
    }

    /** Trusts forwarded headers from anyone: another site can't make a browser send them. */
    private boolean isOfAnotherOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null
                    && Stream.of(request.getServerName(), site.host(), forwardedHost(request))
                            .noneMatch(host::equalsIgnoreCase);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static @Nullable String forwardedHost(HttpServletRequest request) {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        return ForwardedHeaderUtils.adaptFromForwardedHeaders(URI.create("/"), headers)
                .build()
                .getHost();
    }
}
