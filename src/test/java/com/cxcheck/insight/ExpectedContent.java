package com.cxcheck.insight;

import static com.cxcheck.insight.FiguresByDefinition.assertMean;
import static com.cxcheck.insight.FiguresByDefinition.correlation;
import static com.cxcheck.insight.FiguresByDefinition.explanations;
import static com.cxcheck.insight.FiguresByDefinition.quantile;
import static com.cxcheck.insight.FiguresByDefinition.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.insight.AnswerStatistics.ChoiceCount;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.submission.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes the statistics of themes and questions from given submissions. */
record ExpectedContent(List<Submission> all) {

    void compare(ContentStatistics content) {
        content.themes().forEach(this::compareTheme);
        content.questions().forEach(this::compareQuestion);
    }

    private void compareTheme(ThemeStatistics theme) {
        List<Double> exact = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        for (Submission each : all) {
            double score = score(explanations(each).stream()
                    .filter(one -> each.questionnaire().themes().stream()
                            .anyMatch(its -> its.id().equals(one.question().theme())
                                    && its.name().equals(theme.name())))
                    .toList());
            if (!Double.isNaN(score)) {
                exact.add(score);
                shown.add((long) Math.floor(score + .5 + 1e-7));
            }
        }
        assertMean(theme.first().mean(), exact);
        shown.sort(null);
        assertThat(theme.first().quartiles())
                .isEqualTo(
                        new Quartiles(shown.size(), quantile(shown, .25), quantile(shown, .5), quantile(shown, .75)));
    }

    private void compareQuestion(QuestionStatistics question) {
        List<Double> values = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        List<Double> rests = new ArrayList<>();
        Map<String, Long> choices = new HashMap<>();
        long notApplicable = 0;
        for (Submission each : all) {
            for (Explanation one : explanations(each)) {
                if (one.question().id().equals(question.id())) {
                    if (one.choice().proactive().isEmpty()) {
                        notApplicable++;
                    } else {
                        choices.merge(one.choice().id(), 1L, Long::sum);
                        double value = one.choice().proactive().getAsInt();
                        values.add(value);
                        List<Explanation> others = new ArrayList<>(explanations(each));
                        others.remove(one);
                        pairs.add(value);
                        rests.add(score(others));
                    }
                }
            }
        }
        AnswerStatistics answers = question.first();
        assertMean(answers.mean(), values);
        assertThat(answers.notApplicable()).isEqualTo(notApplicable);
        answers.choices()
                .forEach(choice -> assertThat(choice.number())
                        .isEqualTo(choices.getOrDefault(choice.choice().id(), 0L)));
        assertThat(answers.choices().stream().mapToInt(ChoiceCount::percent).sum())
                .isEqualTo(values.isEmpty() ? 0 : 100);
        assertThat(answers.choices())
                .allSatisfy(choice -> assertThat((double) choice.percent())
                        .isCloseTo(values.isEmpty() ? 0 : 100.0 * choice.number() / values.size(), within(1.0)));
        double correlation = correlation(pairs, rests);
        if (Double.isNaN(correlation)) {
            assertThat(answers.correlation()).isEmpty();
        } else {
            assertThat(answers.correlation().orElseThrow()).isCloseTo(correlation, within(1e-3));
        }
    }
}
