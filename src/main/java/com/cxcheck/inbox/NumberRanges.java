package com.cxcheck.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes numbers in few characters, such as 3, 7–12. */
final class NumberRanges {

    private NumberRanges() {}

    /** Texts of at most so many ranges each, in ascending order. */
    static List<String> of(Collection<Long> numbers, int rangesInEach) {
        List<String> ranges = new ArrayList<>();
        List<Long> sorted = numbers.stream().sorted().distinct().toList();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boolean last = i + 1 == sorted.size() || sorted.get(i + 1) != sorted.get(i) + 1;
            if (last) {
                ranges.add(first == i ? "" + sorted.get(i) : sorted.get(first) + "–" + sorted.get(i));
                first = i + 1;
            }
        }
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < ranges.size(); from += rangesInEach) {
            texts.add(ranges.subList(from, Math.min(from + rangesInEach, ranges.size())).stream()
                    .collect(Collectors.joining(", ")));
        }
        return texts;
    }
}
