package com.cxcheck.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sources to choose from.
 *
 * @param names how each is written, by its key; the most frequent first
 */
record Sources(Map<String, String> names) {

    private static final Pattern FIRST_WORD_END = Pattern.compile("[-_. ]");

    /** The name in a query. */
    public static String parameter(String source) {
        return source.isEmpty() ? InsightFilter.NO_SOURCE : source;
    }

    /** The name as it is written; empty for submissions without a source. */
    public String name(String source) {
        return names.getOrDefault(source, source);
    }

    /** The keys of the sources. */
    public List<String> all() {
        return List.copyOf(names.keySet());
    }

    /** The sources that begin with the same word, such as retail-fair and retail-shop, where there are several. */
    public List<Family> families() {
        Map<String, List<String>> byWord = new TreeMap<>();
        names.keySet().stream()
                .filter(source -> !source.isEmpty())
                .forEach(source -> byWord.computeIfAbsent(word(source), absent -> new ArrayList<>())
                        .add(source));
        return byWord.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Family(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String word(String source) {
        return FIRST_WORD_END.split(source, 2)[0];
    }

    /** @param word the first word of each of the sources */
    record Family(String word, List<String> sources) {}

    /** The family that consists of exactly these sources, if there is one. */
    public String familyOf(Set<String> sources) {
        return families().stream()
                .filter(family -> sources.equals(Set.copyOf(family.sources())))
                .map(Family::word)
                .findFirst()
                .orElse("");
    }
}
