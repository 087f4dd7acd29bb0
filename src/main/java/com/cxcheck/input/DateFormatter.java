package com.cxcheck.input;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.stereotype.Component;

/** Reads the dates of filters: one outside of the range of {@link Dates} becomes the nearest within it. */
@Component
class DateFormatter implements Formatter<LocalDate> {

    @Override
    public LocalDate parse(String text, Locale locale) {
        return Dates.parse(text).map(Dates::clamp).orElseThrow(() -> new IllegalArgumentException("not a date"));
    }

    @Override
    public String print(LocalDate date, Locale locale) {
        return date.toString();
    }
}
