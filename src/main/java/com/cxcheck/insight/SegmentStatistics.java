package com.cxcheck.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of the submissions that match a filter.
 *
 * @param versions frequencies by the id of the questionnaire's version
 * @param overTime the number of submissions by the first day of each unit, without gaps
 * @param undated the number of submissions whose day cannot be true, which are not in {@code overTime}
 */
record SegmentStatistics(
        Map<Long, Frequencies> versions, SortedMap<LocalDate, Long> overTime, Unit unit, long undated) {

    /** The unit of a time series. */
    enum Unit {
        DAY(1, ChronoUnit.DAYS, 31),
        WEEK(1, ChronoUnit.WEEKS, 26 * 7),
        MONTH(1, ChronoUnit.MONTHS, 3 * 366),
        QUARTER(3, ChronoUnit.MONTHS, 10 * 366),
        YEAR(1, ChronoUnit.YEARS, Integer.MAX_VALUE);

        private final int steps;
        private final ChronoUnit step;
        private final int maxDays;

        Unit(int steps, ChronoUnit step, int maxDays) {
            this.steps = steps;
            this.step = step;
            this.maxDays = maxDays;
        }

        /** The smallest unit of which a number of days has no more than one can see at a glance. */
        static Unit of(long days) {
            for (Unit unit : values()) {
                if (days <= unit.maxDays) {
                    return unit;
                }
            }
            return YEAR;
        }

        LocalDate firstDay(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate firstDay) {
            return firstDay.plus(steps, step);
        }
    }

    long get(Measure measure, String item, String bucket, Iterable<Long> someVersions) {
        long sum = 0;
        for (Long version : someVersions) {
            Frequencies frequencies = versions.get(version);
            sum += frequencies == null ? 0 : frequencies.get(measure, item, bucket);
        }
        return sum;
    }

    long get(Measure measure) {
        return get(measure, "", "", versions.keySet());
    }

    /** The number of submissions. */
    public long number() {
        return get(Measure.SUBMISSIONS);
    }

    public long reachable() {
        return get(Measure.EMAIL) + get(Measure.PHONE_ONLY);
    }

    /** The mean of all scores. */
    public Mean score() {
        return mean(Measure.SCORE_SUM, "", versions.keySet(), number());
    }

    /** The mean of a theme's scores in some versions. */
    Mean theme(String theme, Iterable<Long> someVersions) {
        long of = distribution(Measure.THEME, theme, someVersions).values().stream()
                .mapToLong(each -> each)
                .sum();
        return mean(Measure.THEME_SUM, theme, someVersions, of);
    }

    /** Divides each sum by the weights that it is of. */
    private Mean mean(Measure measure, String item, Iterable<Long> someVersions, long of) {
        double sum = 0;
        for (Map.Entry<Long, Long> each :
                distribution(measure, item, someVersions).entrySet()) {
            sum += (double) each.getValue() / each.getKey();
        }
        return new Mean(sum, of);
    }

    /** The distribution of a measure whose buckets are numbers. */
    NavigableMap<Long, Long> distribution(Measure measure, String item, Iterable<Long> someVersions) {
        NavigableMap<Long, Long> distribution = new TreeMap<>();
        for (Long version : someVersions) {
            Frequencies frequencies = versions.get(version);
            if (frequencies != null) {
                frequencies
                        .buckets(measure, item)
                        .forEach((value, number) -> distribution.merge(Long.valueOf(value), number, Long::sum));
            }
        }
        return distribution;
    }

    /** By band, the number of submissions with each score. */
    Map<String, NavigableMap<Long, Long>> scoresByBand() {
        Map<String, NavigableMap<Long, Long>> scores = new TreeMap<>();
        versions.values().stream()
                .flatMap(frequencies -> frequencies.items(Measure.SCORE).stream())
                .distinct()
                .forEach(band -> scores.put(band, distribution(Measure.SCORE, band, versions.keySet())));
        return scores;
    }

    /** How many of those who had answered before moved how, without those of which there are none. */
    public Map<Movement, Long> movements() {
        Map<Movement, Long> numbers = new EnumMap<>(Movement.class);
        for (Movement movement : Movement.values()) {
            long number = get(Measure.MOVEMENT, "", movement.name(), versions.keySet());
            if (number > 0) {
                numbers.put(movement, number);
            }
        }
        return numbers;
    }

    /** How many had answered before. */
    public long cameBack() {
        return movements().values().stream().mapToLong(each -> each).sum();
    }

    /** How many minutes attempts took. */
    public Quartiles minutes() {
        return Quartiles.of(distribution(Measure.MINUTES, "", versions.keySet()));
    }

    /** The quartiles of {@code number} values. */
    record Quartiles(long number, long lower, long median, long upper) {

        static Quartiles of(NavigableMap<Long, Long> distribution) {
            long all = distribution.values().stream().mapToLong(each -> each).sum();
            return new Quartiles(
                    all,
                    quartile(distribution, 1, all),
                    quartile(distribution, 2, all),
                    quartile(distribution, 3, all));
        }

        /** The smallest value that at least so many quarters of all values do not exceed; 0 if there are no values. */
        private static long quartile(NavigableMap<Long, Long> distribution, int quarters, long all) {
            long reached = 0;
            for (Map.Entry<Long, Long> value : distribution.entrySet()) {
                reached += value.getValue();
                if (4 * reached >= quarters * all && reached > 0) {
                    return value.getKey();
                }
            }
            return 0;
        }
    }
}
