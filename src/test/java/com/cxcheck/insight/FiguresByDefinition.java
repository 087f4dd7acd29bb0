package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.submission.Submission;
import java.util.Collection;
import java.util.List;

/** Scores, means, quartiles and correlations in the slow and obvious way of their definitions. */
final class FiguresByDefinition {

    private FiguresByDefinition() {}

    static List<Explanation> explanations(Submission submission) {
        return Result.of(submission.questionnaire(), submission.answers()).explanations();
    }

    static double score(List<Explanation> explanations) {
        double weighted = 0;
        double weights = 0;
        for (Explanation each : explanations) {
            if (each.choice().applicable()) {
                weighted += each.question().weight() * each.choice().proactive().orElseThrow();
                weights += each.question().weight();
            }
        }
        return weighted / weights;
    }

    static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElse(0);
    }

    static void assertMean(Mean mean, List<Double> values) {
        assertThat(mean.of()).isEqualTo(values.size());
        assertThat(mean.exact()).isCloseTo(mean(values), within(1e-6));
        assertThat(mean.rounded()).isEqualTo((int) Math.floor(mean(values) + .5 + 1e-7));
    }

    static long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    /** Pearson's, by its definition. */
    static double correlation(List<Double> xs, List<Double> ys) {
        double covariance = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < xs.size(); i++) {
            double x = xs.get(i) - mean(xs);
            double y = ys.get(i) - mean(ys);
            covariance += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xx < 1e-6 || yy < 1e-6 ? Double.NaN : covariance / Math.sqrt(xx * yy);
    }
}
