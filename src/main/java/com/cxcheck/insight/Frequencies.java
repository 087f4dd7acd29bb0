package com.cxcheck.insight;

import com.cxcheck.intention.IntentionRows.IntentionRow;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Result.Sum;
import com.cxcheck.questionnaire.Result.ThemeResult;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Counts by measure, item and bucket, stored as JSON such as {"ANSWER":{"q1":{"A":2,"C":1}}}. Item and bucket may be empty. */
record Frequencies(Map<Measure, Map<String, Map<String, Long>>> counts) {

    /** Who takes longer has been away, or a clock was wrong. */
    private static final Duration MAX_DURATION = Duration.ofDays(1);

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
        if (submission.hasEmail()) {
            counts.add(Measure.EMAIL, "", "", 1);
        } else if (submission.hasPhone()) {
            counts.add(Measure.PHONE_ONLY, "", "", 1);
        }
        Duration duration = Duration.between(submission.startedAt(), submission.submittedAt());
        if (!duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0) {
            counts.add(
                    Measure.MINUTES, "", String.valueOf(duration.plusSeconds(30).toMinutes()), 1);
        }
        counts.addScores(submission, Result.of(questionnaire, submission.answers()));
        return counts;
    }

    private void addScores(Submitted submission, Result result) {
        add(Measure.SCORE, submission.band(), String.valueOf(submission.score()), 1);
        Sum all = result.sum();
        add(Measure.SCORE_SUM, "", String.valueOf(all.weights()), all.weighted());
        for (ThemeResult each : result.themes()) {
            if (each.proactive().isPresent()) {
                String theme = each.theme().id();
                Sum sum = result.sum(each.theme());
                add(Measure.THEME, theme, String.valueOf(each.proactive().getAsInt()), 1);
                add(Measure.THEME_SUM, theme, String.valueOf(sum.weights()), sum.weighted());
            }
        }
        for (Explanation each : result.explanations()) {
            String question = each.question().id();
            String choice = each.choice().id();
            add(Measure.ANSWER, question, choice, 1);
            if (each.counts()) {
                int weight = each.question().weight();
                long weights = all.weights() - weight;
                if (weights == 0) {
                    add(Measure.WITHOUT_REST, question, choice, 1);
                } else {
                    long weighted = all.weighted()
                            - (long) weight * each.choice().proactive().orElseThrow();
                    long rest = Math.round(100.0 * weighted / weights);
                    add(Measure.REST, question, choice, rest);
                    add(Measure.REST_SQUARED, question, "", rest * rest);
                }
            }
        }
    }

    void addIntentions(List<IntentionRow> intentions) {
        intentions.forEach(
                each -> add(Measure.INTENTION, each.question(), each.state().name(), 1));
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
        add(other, 1);
    }

    void subtract(Frequencies other) {
        add(other, -1);
    }

    private void add(Frequencies other, int factor) {
        other.counts.forEach((measure, items) -> items.forEach(
                (item, buckets) -> buckets.forEach((bucket, count) -> add(measure, item, bucket, factor * count))));
    }

    long get(Measure measure, String item, String bucket) {
        return buckets(measure, item).getOrDefault(bucket, 0L);
    }

    Set<String> items(Measure measure) {
        return counts.getOrDefault(measure, Map.of()).keySet();
    }

    Map<String, Long> buckets(Measure measure, String item) {
        return counts.getOrDefault(measure, Map.of()).getOrDefault(item, Map.of());
    }
}
