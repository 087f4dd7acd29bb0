package com.cxcheck.input;

import java.time.LocalDate;

/** The range of dates that both databases can store and compare. */
public final class Dates {

    public static final LocalDate MIN = LocalDate.of(1, 1, 1);

    public static final LocalDate MAX = LocalDate.of(9999, 12, 31);

    private Dates() {}

    /** Returns the date itself, or {@link #MIN} or {@link #MAX} if it is outside of the range. */
    public static LocalDate clamp(LocalDate date) {
        return date.isBefore(MIN) ? MIN : date.isAfter(MAX) ? MAX : date;
    }
}
