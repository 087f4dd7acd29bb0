package com.cxcheck.insight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a slice as the database adds them up.
 *
 * @param figures by what is counted and on which version of the questionnaire
 * @param bands submissions by the id of their band
 * @param sources submissions by their source, '' for none
 * @param overTime submissions by the first day of a day, a week or a month
 * @param unit which of the three
 */
record Counts(
        Slice slice,
        Map<Key, Count> figures,
        Map<String, Long> bands,
        Map<String, Long> sources,
        SortedMap<LocalDate, Long> overTime,
        Unit unit) {

    /** What is counted: a figure's item and bucket, of those submissions that were answered on one version. */
    record Key(Figure figure, String item, String bucket, long version) {}

    /**
     * How often.
     *
     * @param number of submissions
     * @param total the sum of their shares, where there are shares
     */
    record Count(long number, long total) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(number + other.number, total + other.total);
        }
    }

    /** What a row of the course of time stands for. */
    enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    Count get(Figure figure, String item, String bucket, long version) {
        return figures.getOrDefault(new Key(figure, item, bucket, version), Count.NONE);
    }

    /** How many submissions there are. */
    long number() {
        return sum(Figure.SUBMISSIONS);
    }

    long sum(Figure figure) {
        return buckets(figure).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many were answered on each version. */
    Map<Long, Long> versions() {
        Map<Long, Long> versions = new HashMap<>();
        figures.forEach((key, count) -> {
            if (key.figure == Figure.SUBMISSIONS) {
                versions.merge(key.version, count.number, Long::sum);
            }
        });
        return versions;
    }

    /** How many there are of each value of a figure that has numbers for values. */
    NavigableMap<Long, Long> buckets(Figure figure) {
        NavigableMap<Long, Long> buckets = new TreeMap<>();
        figures.forEach((key, count) -> {
            if (key.figure == figure) {
                buckets.merge(key.bucket.isEmpty() ? 0 : Long.parseLong(key.bucket), count.number, Long::sum);
            }
        });
        return buckets;
    }
}
