package com.cxcheck.insight;

import com.cxcheck.input.Dates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of submission, inclusive; a null date means any.
 *
 * @param preset null for dates that a consultant has typed
 */
record Period(
        @Nullable Preset preset,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final Period ALL = new Period(null, null, null);

    /** A period that moves on with time. In a URL it is in lower case, such as this-month. */
    enum Preset {
        THIS_MONTH,
        LAST_MONTH,
        LAST_30_DAYS,
        THIS_QUARTER,
        LAST_QUARTER,
        THIS_YEAR;

        static Optional<Preset> of(String value) {
            for (Preset preset : values()) {
                if (preset.toString().equals(value)) {
                    return Optional.of(preset);
                }
            }
            return Optional.empty();
        }

        Period on(LocalDate today) {
            LocalDate month = today.withDayOfMonth(1);
            LocalDate quarter = month.with(IsoFields.DAY_OF_QUARTER, 1);
            return switch (this) {
                case THIS_MONTH -> new Period(this, month, month.plusMonths(1).minusDays(1));
                case LAST_MONTH -> new Period(this, month.minusMonths(1), month.minusDays(1));
                case LAST_30_DAYS -> new Period(this, today.minusDays(29), today);
                case THIS_QUARTER ->
                    new Period(this, quarter, quarter.plusMonths(3).minusDays(1));
                case LAST_QUARTER -> new Period(this, quarter.minusMonths(3), quarter.minusDays(1));
                case THIS_YEAR ->
                    new Period(
                            this,
                            today.withDayOfYear(1),
                            today.withDayOfYear(1).plusYears(1).minusDays(1));
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Period {
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
    }

    /** The same days without the name of a preset. */
    public Period dates() {
        return new Period(null, from, to);
    }

    /** The first day of all, earlier than any clock can be wrong. */
    LocalDate first() {
        return from == null ? LocalDate.of(1, 1, 1) : from;
    }

    LocalDate last() {
        return to == null ? LocalDate.of(9999, 12, 31) : to;
    }

    public boolean isAll() {
        return from == null && to == null;
    }

    public boolean isReversed() {
        return last().isBefore(first());
    }

    /** Whether it is one calendar month. */
    public boolean isMonth() {
        return months() == 1;
    }

    public boolean isYear() {
        return months() == 12 && from != null && from.getMonthValue() == 1;
    }

    /** Of how many whole calendar months it consists; 0 if it does not. */
    private long months() {
        return from != null
                        && to != null
                        && !isReversed()
                        && from.getDayOfMonth() == 1
                        && YearMonth.from(to).atEndOfMonth().equals(to)
                ? ChronoUnit.MONTHS.between(from, to.plusDays(1))
                : 0;
    }

    /** The period of the same length before it: as many whole months, or as many days. Empty if it is open or reversed. */
    Optional<Period> before() {
        if (from == null || to == null || isReversed()) {
            return Optional.empty();
        }
        LocalDate first =
                months() > 0 ? from.minusMonths(months()) : from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
        return Optional.of(new Period(null, first, from.minusDays(1)));
    }

    /** The same days of the year before. Empty if it is open or reversed. */
    Optional<Period> yearBefore() {
        if (from == null || to == null || isReversed()) {
            return Optional.empty();
        }
        LocalDate end = months() > 0 ? to.plusDays(1).minusYears(1).minusDays(1) : to.minusYears(1);
        return Optional.of(new Period(null, from.minusYears(1), end));
    }
}
