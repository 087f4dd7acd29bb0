package com.cxcheck.web;

import com.cxcheck.security.CrossSiteRequestFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * In which language a browser is answered: the one that was chosen in it, which a cookie keeps, or else the one of those that
 * are offered that it asks for.
 */
class LanguageCookieLocaleResolver extends AcceptHeaderLocaleResolver implements HandlerInterceptor {

    /** With it the address of a page says in which language its reader would like all of them from now on. */
    static final String PARAMETER = "lang";

    private static final String NAME = "language";

    /** As long as browsers keep a cookie at the most (RFC 6265bis, section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

    /** @param offered the first is for those who read none of them */
    LanguageCookieLocaleResolver(List<Locale> offered) {
        setSupportedLocales(offered);
        setDefaultLocale(offered.get(0));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof Locale justChosen
                ? justChosen
                : kept(request).orElseGet(() -> super.resolveLocale(request));
    }

    private Optional<Locale> kept(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .flatMap(value -> offered(value).stream())
                .findFirst();
    }

    /** Keeps what an address chooses; a language that isn't offered changes nothing. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(NAME) == null && !CrossSiteRequestFilter.isRefused(request)) {
            chosen(request).ifPresent(language -> {
                request.setAttribute(NAME, language);
                response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(NAME, language.toLanguageTag())
                                .path("/")
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Lax")
                                .maxAge(LIFETIME)
                                .build()
                                .toString());
            });
        }
        return true;
    }

    /** Looks into the address alone: a form that is too large can't be read, not even for the page that says so. */
    private Optional<Locale> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .map(query ->
                        UriComponentsBuilder.newInstance().query(query).build().getQueryParams())
                .map(parameters -> parameters.getFirst(PARAMETER))
                .flatMap(this::offered);
    }

    private Optional<Locale> offered(@Nullable String tag) {
        return getSupportedLocales().stream()
                .filter(offered -> offered.toLanguageTag().equals(tag))
                .findFirst();
    }
}
