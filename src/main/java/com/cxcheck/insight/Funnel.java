package com.cxcheck.insight;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** How far attempts got: how many were submitted, and how many of the others stopped where, by version of the questionnaire. */
class Funnel {

    private final Map<Long, Long> submitted = new HashMap<>();

    /** By version and the number of questions answered. */
    private final Map<Long, Map<Integer, Long>> stopped = new HashMap<>();

    void addSubmitted(long version, long number) {
        submitted.merge(version, number, Long::sum);
    }

    void addStopped(long version, int answered, long number) {
        stopped.computeIfAbsent(version, absent -> new HashMap<>()).merge(answered, number, Long::sum);
    }

    Set<Long> versions() {
        Set<Long> versions = new HashSet<>(submitted.keySet());
        versions.addAll(stopped.keySet());
        return versions;
    }

    public long finished() {
        return submitted.values().stream().mapToLong(each -> each).sum();
    }

    public long started() {
        return reached(versions(), version -> 0);
    }

    /** The share of those who finished among those who started, in per cent. */
    public Mean completion() {
        return new Mean(100.0 * finished(), started());
    }

    /** @param position the number of questions before it in a version */
    long left(Collection<Long> versions, ToIntFunction<Long> position) {
        long left = 0;
        for (Long version : versions) {
            left += stopped.getOrDefault(version, Map.of()).getOrDefault(position.applyAsInt(version), 0L);
        }
        return left;
    }

    /** @param position the number of questions before it in a version */
    long reached(Collection<Long> versions, ToIntFunction<Long> position) {
        long reached = 0;
        for (Long version : versions) {
            int at = position.applyAsInt(version);
            reached += submitted.getOrDefault(version, 0L);
            for (Map.Entry<Integer, Long> stop :
                    stopped.getOrDefault(version, Map.of()).entrySet()) {
                reached += stop.getKey() >= at ? stop.getValue() : 0;
            }
        }
        return reached;
    }
}
