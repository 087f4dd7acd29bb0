package com.cxcheck.insight;

import com.cxcheck.insight.Chart.Bar;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How far attempts got, in the period from which those in progress are still stored.
 *
 * @param submitted the number submitted, by version
 * @param stopped the number of the others, by version and number of questions answered
 */
record Funnel(Map<Long, Long> submitted, Map<Long, Map<Integer, Long>> stopped) {

    boolean has(long version) {
        return submitted.containsKey(version) || stopped.containsKey(version);
    }

    /** The share of those who stopped among those who reached a question. */
    Bar dropOff(Collection<Long> versions, ToIntFunction<Long> position) {
        long left = 0;
        long reached = 0;
        for (long version : versions) {
            int at = position.applyAsInt(version);
            left += stopped.getOrDefault(version, Map.of()).getOrDefault(at, 0L);
            reached += reached(version, at);
        }
        return Bar.share(left, reached);
    }

    /** @param position the number of questions before it */
    long reached(long version, int position) {
        return submitted.getOrDefault(version, 0L)
                + stopped.getOrDefault(version, Map.of()).entrySet().stream()
                        .filter(stop -> stop.getKey() >= position)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }
}
