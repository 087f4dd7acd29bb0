package com.cxcheck.assessment;

import com.cxcheck.submission.VisitorToken;
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
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the visitor's token from its cookie to controllers. A parameter of type {@link VisitorToken} gives a new visitor a
 * token; one of type {@code Optional<VisitorToken>} only looks whether there is one.
 */
class VisitorCookie implements HandlerMethodArgumentResolver {

    private static final String NAME = "visitor";

    /** As long as browsers keep a cookie at the most (RFC 6265bis, section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

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
                : token.orElseGet(() -> give(request, (HttpServletResponse) webRequest.getNativeResponse()));
    }

    private static Optional<VisitorToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> VisitorToken.parse(cookie.getValue()).stream())
                .findFirst();
    }

    private static VisitorToken give(HttpServletRequest request, @Nullable HttpServletResponse response) {
        VisitorToken token = VisitorToken.random();
        if (response != null) {
            set(token.value(), LIFETIME, request, response);
        }
        return token;
    }

    /** Takes the token from the browser, which then is a new visitor's. */
    static void forget(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String value, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }
}
