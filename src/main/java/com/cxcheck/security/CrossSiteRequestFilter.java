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
 * Refuses what another website makes a browser send, but for links that are followed. It comes without our cookies, which are
 * SameSite=Lax, so that the cookies of an answer would take the place of the visitor's own; and therefore this comes before all
 * that writes one.
 *
 * <p>Browsers tell with {@code Sec-Fetch-Site} whether it was another site; hosts under the same domain and other ports of the same
 * host count as others. Where that header is missing, {@code Origin} tells, unless the request has the cookie of the token
 * against forged requests: then the token decides, since a proxy may have changed the host. A request with neither header goes on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public class CrossSiteRequestFilter extends OncePerRequestFilter {

    private static final String REFUSED = CrossSiteRequestFilter.class.getName();

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Site site;

    CrossSiteRequestFilter(Site site) {
        this.site = site;
    }

    /** Whether the error page that is about to be shown is for a request from another site. */
    public static boolean isRefused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromAnotherSite(request)) {
            request.setAttribute(REFUSED, true);
            // reads the form, so that the connection isn't cut off before the browser has the answer
            request.getParameterMap();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isFromAnotherSite(HttpServletRequest request) {
        boolean reading = READING.contains(request.getMethod());
        String sentBy = request.getHeader("Sec-Fetch-Site");
        if (sentBy == null) {
            return !reading && WebUtils.getCookie(request, "csrf") == null && isOfAnotherOrigin(request);
        }
        return switch (sentBy) {
            case "cross-site", "same-site" -> !reading || !isFollowedLink(request);
            default -> false;
        };
    }

    /** A page that is opened in a tab or window, and not loaded into another page. */
    private static boolean isFollowedLink(HttpServletRequest request) {
        return isOr(request.getHeader("Sec-Fetch-Mode"), "navigate")
                && isOr(request.getHeader("Sec-Fetch-Dest"), "document");
    }

    private static boolean isOr(@Nullable String header, String expected) {
        return header == null || header.equals(expected);
    }

    /** The proxy's headers are believed here, whoever sent them: another site can't make a browser send any. */
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
