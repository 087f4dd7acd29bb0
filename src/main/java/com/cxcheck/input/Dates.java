package com.cxcheck.input;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates that people can give: those of the years from 2000 to 2100. */
public final class Dates {

    public static final LocalDate MIN = LocalDate.of(2000, 1, 1);

    public static final LocalDate MAX = LocalDate.of(2100, 12, 31);

    /** What a date field sends for a year of more than four digits, which ISO 8601 writes with a sign. */
    private static final Pattern LONG_YEAR = Pattern.compile("\\d{5,9}-\\d{2}-\\d{2}");

    private Dates() {}

    /** Returns the date itself, or {@link #MIN} or {@link #MAX} if it is outside of the range. */
    public static LocalDate clamp(LocalDate date) {
        return date.isBefore(MIN) ? MIN : date.isAfter(MAX) ? MAX : date;
    }

    public static boolean isInRange(LocalDate date) {
        return date.equals(clamp(date));
    }

    /** Returns the date of a field whatever its year is, such as 2026-11-28; empty for a text that is no date. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(LONG_YEAR.matcher(text).matches() ? "+" + text : text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a period has no day because it ends before it begins; an end that is null is open. */
    public static boolean isReversed(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && to != null && to.isBefore(from);
    }
}
