package com.cxcheck.insight;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a slice, added up.
 *
 * @param versions what is counted of them, by the id of the questionnaire's version that they were answered on
 * @param bands submissions by the id of their band
 * @param sources submissions by their source, '' for none
 * @param overTime submissions by the first day of a day, a week or a month
 * @param unit which of the three
 */
record SegmentStatistics(
        Map<Long, Frequencies> versions,
        Map<String, Long> bands,
        Map<String, Long> sources,
        SortedMap<LocalDate, Long> overTime,
        Unit unit) {

    /** What a row of the course of time stands for. */
    enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    /** Of those that were answered on some versions. */
    long get(Measure figure, String item, String bucket, Iterable<Long> someVersions) {
        long sum = 0;
        for (Long version : someVersions) {
            Frequencies tally = versions.get(version);
            sum += tally == null ? 0 : tally.get(figure, item, bucket);
        }
        return sum;
    }

    /** How many submissions there are. */
    long number() {
        return get(Measure.SUBMISSIONS);
    }

    long get(Measure figure) {
        return get(figure, "", "", versions.keySet());
    }

    /** How many there are of each value of a figure that has numbers for values. */
    NavigableMap<Long, Long> values(Measure figure) {
        NavigableMap<Long, Long> values = new TreeMap<>();
        versions.values()
                .forEach(tally -> tally.buckets(figure, "")
                        .forEach((value, number) -> values.merge(Long.valueOf(value), number, Long::sum)));
        return values;
    }
}
