package com.cxcheck.assessment;

import com.cxcheck.submission.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Adds the {@link Source} of the request's URL to the model, from which {@link SourceLinkBuilder} takes it along. */
@ControllerAdvice
class SourceAdvice {

    /** The model attribute. */
    static final String CARRIED = "carriedSource";

    @ModelAttribute
    void carry(HttpServletRequest request, Model model) {
        String query = request.getQueryString();
        if (query != null && !request.getServletPath().startsWith("/admin")) {
            carry(value(query), model);
        }
    }

    static void carry(@Nullable String name, Model model) {
        if (name != null) {
            Source.parse(name).ifPresent(source -> model.addAttribute(CARRIED, source));
        }
    }

    /** Of the query string, since {@code getParameter} fails on a form that is too large, also on the error page that says so. */
    private static @Nullable String value(String query) {
        String value = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .getFirst("source");
        try {
            return value == null ? null : UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEncoding) {
            return null;
        }
    }
}
