package com.cxcheck.insight;

import com.cxcheck.insight.Chart.Bar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of the submissions that match a filter.
 *
 * @param versions frequencies by the id of the questionnaire's version
 * @param bands the number of submissions by the id of the band
 * @param sources the number of submissions by source, empty for none
 * @param overTime the number of submissions by the first day of each day, week or month, without gaps
 */
record SegmentStatistics(
        Map<Long, Frequencies> versions,
        Map<String, Long> bands,
        Map<String, Long> sources,
        SortedMap<LocalDate, Long> overTime,
        Unit unit) {

    /** The unit of a time series. */
    enum Unit {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit step;

        Unit(ChronoUnit step) {
            this.step = step;
        }

        LocalDate firstDay(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        LocalDate next(LocalDate firstDay) {
            return firstDay.plus(1, step);
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
    long number() {
        return get(Measure.SUBMISSIONS);
    }

    /** The distribution of a measure whose buckets are numbers. */
    NavigableMap<Long, Long> distribution(Measure measure) {
        NavigableMap<Long, Long> distribution = new TreeMap<>();
        versions.values()
                .forEach(frequencies -> frequencies
                        .buckets(measure, "")
                        .forEach((value, number) -> distribution.merge(Long.valueOf(value), number, Long::sum)));
        return distribution;
    }

    TimeSeries timeSeries() {
        long max = overTime.isEmpty() ? 0 : Collections.max(overTime.values());
        Map<LocalDate, Bar> bars = new LinkedHashMap<>();
        overTime.forEach((day, number) -> bars.put(day, Bar.share(number, max)));
        return new TimeSeries(unit, number(), bars);
    }

    /** @param bars by first day; the highest has 100 per cent */
    record TimeSeries(Unit unit, long number, Map<LocalDate, Bar> bars) {}

    Quartiles minutes() {
        NavigableMap<Long, Long> minutes = distribution(Measure.MINUTES);
        return new Quartiles(number(), quartile(minutes, 1), quartile(minutes, 2), quartile(minutes, 3));
    }

    /** The quartiles of {@code number} values. */
    record Quartiles(long number, long lower, long median, long upper) {}

    /** The smallest value that at least so many quarters of all values do not exceed; 0 if there are no values. */
    private static long quartile(NavigableMap<Long, Long> distribution, int quarters) {
        long all = distribution.values().stream().mapToLong(Long::longValue).sum();
        long reached = 0;
        for (Map.Entry<Long, Long> value : distribution.entrySet()) {
            reached += value.getValue();
            if (4 * reached >= quarters * all) {
                return value.getKey();
            }
        }
        return 0;
    }
}
