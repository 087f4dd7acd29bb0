package com.cxcheck.assessment;

import com.cxcheck.submission.VisitorToken;
import com.cxcheck.submission.VisitorTokens;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the visitor's token from its cookie to controllers. A parameter of type {@link VisitorToken} gives a new visitor a
 * token; one of type {@code Optional<VisitorToken>} only looks whether there is one.
 *
 * <p>The answer to a form that can't be verified sets no cookie: another site may have sent it, without the visitor's cookie,
 * whose place the new one would take.
 */
@Component
class VisitorTokenResolver implements HandlerMethodArgumentResolver {

    private static final String NAME = "visitor";

    /** As long as browsers keep a cookie at the most (RFC 6265bis, section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private final VisitorTokens tokens;

    VisitorTokenResolver(VisitorTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == VisitorToken.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        Optional<VisitorToken> token = read(request);
        return parameter.getParameterType() == Optional.class
                ? token
                : token.orElseGet(() -> {
                    HttpServletResponse response = (HttpServletResponse) webRequest.getNativeResponse();
                    boolean unverified = request.getAttribute("unverified") != null;
                    return response == null || unverified ? tokens.issue() : renew(request, response);
                });
    }

    private Optional<VisitorToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> tokens.verify(cookie.getValue()).stream())
                .findFirst();
    }

    /** Gives the browser a new token, in place of one that it may have. */
    VisitorToken renew(HttpServletRequest request, HttpServletResponse response) {
        VisitorToken token = tokens.issue();
        set(NAME, token.value(), LIFETIME, request, response);
        return token;
    }

    /** Takes the token from the browser, which then is a new visitor's. */
    static void forget(HttpServletRequest request, HttpServletResponse response) {
        set(NAME, "", Duration.ZERO, request, response);
    }

    static void set(
            String name, String value, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }
}
