package com.cxcheck;

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
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * In which language a browser is answered: the one that was chosen in it, which a cookie keeps, or else the one of those that
 * are offered that it asks for.
 */
class ChosenLanguage extends AcceptHeaderLocaleResolver {

    private static final String NAME = "language";

    /** As long as browsers keep a cookie at the most (RFC 6265bis, section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

    /** @param offered the first is for those who read none of them */
    ChosenLanguage(List<Locale> offered) {
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
                .flatMap(value -> getSupportedLocales().stream()
                        .filter(offered -> offered.toLanguageTag().equals(value)))
                .findFirst();
    }

    /** Keeps what was chosen; a language that isn't offered changes nothing. */
    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        if (language == null || response == null || !getSupportedLocales().contains(language)) {
            return;
        }
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
    }
}
