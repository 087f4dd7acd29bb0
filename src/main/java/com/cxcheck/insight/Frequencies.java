package com.cxcheck.insight;

import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Counts by measure, item and bucket, stored as JSON such as {"ANSWER":{"q1":{"A":2,"C":1}}}. Item and bucket may be empty. */
record Frequencies(Map<Measure, Map<String, Map<String, Long>>> counts) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Frequencies() {
        this(new HashMap<>());
    }

    static Frequencies parse(String json) {
        return new Frequencies(JSON.readValue(json, new TypeReference<>() {}));
    }

    /** Counts one submission. */
    static Frequencies of(Submitted submission, Questionnaire questionnaire) {
        Frequencies counts = new Frequencies();
        counts.add(Measure.SUBMISSIONS, "", "", 1);
        if (submission.hasFeedback()) {
            counts.add(Measure.FEEDBACK, "", "", 1);
        }
        int decile = Math.min(submission.score() / 10, 9) * 10;
        counts.add(Measure.SCORE, "", String.valueOf(decile), 1);
        Duration duration = Duration.between(submission.startedAt(), submission.submittedAt());
        counts.add(Measure.MINUTES, "", String.valueOf(duration.plusSeconds(30).toMinutes()), 1);
        Result result = Result.of(questionnaire, submission.answers());
        result.themes()
                .forEach(theme -> theme.proactive().ifPresent(score -> {
                    counts.add(Measure.THEME, theme.theme().id(), "", 1);
                    counts.add(Measure.SHARE, theme.theme().id(), "", score);
                }));
        result.explanations()
                .forEach(each -> counts.add(
                        Measure.ANSWER, each.question().id(), each.choice().id(), 1));
        return counts;
    }

    String json() {
        return JSON.writeValueAsString(counts);
    }

    void add(Measure measure, String item, String bucket, long count) {
        counts.computeIfAbsent(measure, absent -> new HashMap<>())
                .computeIfAbsent(item, absent -> new HashMap<>())
                .merge(bucket, count, Long::sum);
    }

    void add(Frequencies other) {
        other.counts.forEach((measure, items) -> items.forEach(
                (item, buckets) -> buckets.forEach((bucket, count) -> add(measure, item, bucket, count))));
    }

    long get(Measure measure, String item, String bucket) {
        return buckets(measure, item).getOrDefault(bucket, 0L);
    }

    Map<String, Long> buckets(Measure measure, String item) {
        return counts.getOrDefault(measure, Map.of()).getOrDefault(item, Map.of());
    }
}
