package com.cxcheck.input;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.context.ILazyContextVariable;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Tells a page what is wrong with the periods of its query, in the variable {@code periodNotes}: the ends of message keys that
 * begin with {@code dates}.
 */
@Configuration(proxyBeanMethods = false)
class PeriodNotes {

    /** The parameters of the first and the last day. */
    private static final List<List<String>> PERIODS =
            List.of(List.of("from", "to"), List.of("compare-from", "compare-to"));

    @Autowired
    void addToTemplates(ThymeleafViewResolver views) {
        views.addStaticVariable("periodNotes", (ILazyContextVariable<List<String>>) PeriodNotes::ofRequest);
    }

    private static List<String> ofRequest() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? PERIODS.stream()
                        .flatMap(period -> of(
                                date(attributes.getRequest(), period.get(0)),
                                date(attributes.getRequest(), period.get(1)))
                                .stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static @Nullable LocalDate date(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter))
                .flatMap(Dates::parse)
                .orElse(null);
    }

    private static List<String> of(@Nullable LocalDate from, @Nullable LocalDate to) {
        List<String> notes = new ArrayList<>();
        if (Stream.of(from, to).anyMatch(date -> date != null && !Dates.isInRange(date))) {
            notes.add("corrected");
        }
        if (Dates.isReversed(from, to)) {
            notes.add("reversed");
        }
        return notes;
    }
}
