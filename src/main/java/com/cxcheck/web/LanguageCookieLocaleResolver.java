package com.cxcheck.web;

import com.cxcheck.security.Cookies;
import com.cxcheck.security.CrossSiteRequestFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Resolves the locale from the cookie "language", or else from Accept-Language. As an interceptor it sets the cookie when the
 * parameter {@value #PARAMETER} of a URL names a supported language.
 *
 * <p>Spring's {@code LocaleChangeInterceptor} reads the parameter with {@code getParameter}, which fails on a form that is too
 * large, also on the error page that says so.
 */
class LanguageCookieLocaleResolver extends CookieLocaleResolver implements HandlerInterceptor {

    static final String PARAMETER = "lang";

    private static final String CHANGED = LanguageCookieLocaleResolver.class.getName();

    private final List<Locale> supported;

    /** @param supported the first is the default */
    LanguageCookieLocaleResolver(List<Locale> supported) {
        super("language");
        this.supported = supported;
        AcceptHeaderLocaleResolver header = new AcceptHeaderLocaleResolver();
        header.setSupportedLocales(supported);
        header.setDefaultLocale(supported.get(0));
        setDefaultLocaleFunction(header::resolveLocale);
        // a cookie that somebody made up changes nothing
        setRejectInvalidCookies(false);
        setCookieHttpOnly(true);
        setCookieMaxAge(Cookies.MAX_LIFETIME);
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String tag) {
        return find(tag).orElse(null);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // once for a request and its error page
        if (request.getAttribute(CHANGED) == null && !CrossSiteRequestFilter.isRefused(request)) {
            requested(request).ifPresent(locale -> {
                request.setAttribute(CHANGED, true);
                setLocale(request, response, locale);
            });
        }
        return true;
    }

    private Optional<Locale> requested(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .map(query ->
                        UriComponentsBuilder.newInstance().query(query).build().getQueryParams())
                .map(parameters -> parameters.getFirst(PARAMETER))
                .flatMap(this::find);
    }

    private Optional<Locale> find(@Nullable String tag) {
        return supported.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }
}
