package com.cxcheck.web;

import com.cxcheck.questionnaire.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Offers each page in the other languages, at its own address. */
@ControllerAdvice
class LanguageLinks {

    private final Translations translations;

    LanguageLinks(Translations translations) {
        this.translations = translations;
    }

    /**
     * A language to choose.
     *
     * @param tag as HTML and browsers name it, such as de
     * @param name in the language itself
     * @param href the query part of the page's address, so that it leads to where the browser is, also from an error page
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

    /** Whether the address has a query part, which is in the links to the other languages, too. */
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
