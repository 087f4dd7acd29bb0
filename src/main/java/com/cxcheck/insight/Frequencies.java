package com.cxcheck.insight;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is counted of some submissions. It is kept as JSON, such as {"ANSWER":{"q1":{"A":2,"C":1}}}. */
class Frequencies {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** By figure, item and bucket, of which there may be none: ''. */
    private final Map<Measure, Map<String, Map<String, Long>>> numbers;

    private Frequencies(Map<Measure, Map<String, Map<String, Long>>> numbers) {
        this.numbers = numbers;
    }

    /** Of no submission. */
    Frequencies() {
        this(new HashMap<>());
    }

    static Frequencies parse(String json) {
        return new Frequencies(JSON.readValue(json, new TypeReference<>() {}));
    }

    String json() {
        return JSON.writeValueAsString(numbers);
    }

    void add(Measure figure, String item, String bucket, long number) {
        numbers.computeIfAbsent(figure, absent -> new HashMap<>())
                .computeIfAbsent(item, absent -> new HashMap<>())
                .merge(bucket, number, Long::sum);
    }

    void add(Frequencies other) {
        other.numbers.forEach((figure, items) -> items.forEach(
                (item, buckets) -> buckets.forEach((bucket, number) -> add(figure, item, bucket, number))));
    }

    long get(Measure figure, String item, String bucket) {
        return buckets(figure, item).getOrDefault(bucket, 0L);
    }

    /** How many there are in each bucket. */
    Map<String, Long> buckets(Measure figure, String item) {
        return numbers.getOrDefault(figure, Map.of()).getOrDefault(item, Map.of());
    }
}
