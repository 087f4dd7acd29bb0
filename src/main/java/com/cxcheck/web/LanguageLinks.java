package com.cxcheck.web;

import com.cxcheck.questionnaire.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Links from each page to itself in the other languages. */
@ControllerAdvice
class LanguageLinks {

    private final Translations translations;

    LanguageLinks(Translations translations) {
        this.translations = translations;
    }

    /**
     * @param tag a BCP 47 tag such as de
     * @param name in the language itself
     * @param href a query only, so that it leads to the same path, also from an error page
     * @param current whether the page is in it
     */
    record Language(String tag, String name, String href, boolean current) {}

    @ModelAttribute("languages")
    List<Language> languages(HttpServletRequest request, Locale current) {
        return translations.languages().stream()
                .map(language -> new Language(
                        language.toLanguageTag(),
                        language.getDisplayLanguage(language),
                        href(request.getQueryString(), language.toLanguageTag()),
                        language.equals(current)))
                .toList();
    }

    /** Whether the URL has a query, which then is part of the language links. */
    @ModelAttribute("queried")
    boolean queried(HttpServletRequest request) {
        return request.getQueryString() != null;
    }

    private static String href(@Nullable String query, String tag) {
        return query == null
                ? "?" + LanguageCookieLocaleResolver.PARAMETER + "=" + tag
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .replaceQueryParam(LanguageCookieLocaleResolver.PARAMETER, tag)
                        .build()
                        .toUriString();
    }
}
