package com.cxcheck.insight;

import static com.cxcheck.insight.FiguresByDefinition.assertMean;
import static com.cxcheck.insight.FiguresByDefinition.explanations;
import static com.cxcheck.insight.FiguresByDefinition.quantile;
import static com.cxcheck.insight.FiguresByDefinition.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.insight.ScoreDistribution.BandCount;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes all statistics from the rows in a slow and obvious way. */
final class ExpectedStatistics extends FilteredSubmissions {

    private final Questionnaire questionnaire;

    ExpectedStatistics(Questionnaire questionnaire, EntityManager entities, JdbcClient jdbc, Clock clock) {
        super(entities, jdbc, clock);
        this.questionnaire = questionnaire;
    }

    /** Computes everything from the rows and compares. */
    void compare(InsightFilter filter, Insight insight) {
        List<Submission> all = matching(filter);
        SegmentStatistics segment = insight.segment();
        assertThat(segment.number()).as("%s", filter).isEqualTo(all.size());
        assertThat(insight.feedback())
                .isEqualTo(
                        all.stream().filter(each -> each.feedback().isPresent()).count());
        assertThat(segment.reachable())
                .isEqualTo(all.stream()
                        .filter(each ->
                                each.contact().filter(Contact::isReachable).isPresent())
                        .count());
        compareScores(all, insight);
        new ExpectedContent(all).compare(insight.content());
        if (!filter.others()) {
            compareSources(all, insight);
        }
        compareMinutes(all, insight);
        new ExpectedMovements(entities).compare(all, insight);
        compareTimeSeries(filter, all, insight);
        new ExpectedFunnel(questionnaire, this, jdbc, clock).compare(filter, insight);
    }

    private void compareScores(List<Submission> all, Insight insight) {
        assertMean(
                insight.segment().score(),
                all.stream().map(each -> score(explanations(each))).toList());
        ScoreDistribution scores = insight.scores().get(0);
        scores.bins()
                .forEach(bin -> assertThat(bin.number())
                        .isEqualTo(all.stream()
                                .filter(each -> each.score() >= bin.from() && each.score() <= bin.to())
                                .count()));
        assertThat(scores.bins()).hasSize(20);
        scores.bands()
                .forEach(band -> assertThat(band.number())
                        .isEqualTo(all.stream()
                                .filter(each ->
                                        each.band().id().equals(band.band().id()))
                                .count()));
        assertThat(scores.bands().stream().mapToInt(BandCount::percent).sum()).isEqualTo(all.isEmpty() ? 0 : 100);
    }

    private void compareSources(List<Submission> all, Insight insight) {
        Map<String, List<Submission>> sources = all.stream().collect(Collectors.groupingBy(each -> key(each.source())));
        assertThat(insight.sourceStatistics().size()).isEqualTo(Math.min(9, sources.size()));
        insight.sourceStatistics().forEach(source -> {
            List<Submission> its = Objects.requireNonNull(sources.get(source.source()));
            assertThat(source.segment().number()).isEqualTo(its.size());
            assertMean(
                    source.segment().score(),
                    its.stream().map(each -> score(explanations(each))).toList());
            assertThat(source.segment().overTime().values().stream()
                            .mapToLong(each -> each)
                            .sum())
                    .isEqualTo(its.stream()
                            .filter(each -> isPlausible(day(each.submittedAt())))
                            .count());
            Map<String, List<Double>> byQuestion = new HashMap<>();
            its.forEach(each -> explanations(each).stream()
                    .filter(Explanation::counts)
                    .forEach(one -> byQuestion
                            .computeIfAbsent(one.question().id(), absent -> new ArrayList<>())
                            .add((double) one.choice().proactive().orElseThrow())));
            double lowest = byQuestion.values().stream()
                    .mapToDouble(FiguresByDefinition::mean)
                    .min()
                    .orElseThrow();
            assertThat(source.weakest().orElseThrow().first().mean().exact()).isCloseTo(lowest, within(1e-6));
        });
        assertThat(insight.otherSources()
                        + insight.sourceStatistics().stream()
                                .mapToLong(source -> source.segment().number())
                                .sum())
                .isEqualTo(all.size());
    }

    private static void compareMinutes(List<Submission> all, Insight insight) {
        List<Long> minutes = all.stream()
                .map(each ->
                        Duration.between(each.startedAt(), each.submittedAt()).toSeconds())
                .filter(seconds -> seconds >= 0 && seconds <= 86_400)
                .map(seconds -> Math.round(seconds / 60.0))
                .sorted()
                .toList();
        assertThat(insight.segment().minutes())
                .isEqualTo(new Quartiles(
                        minutes.size(), quantile(minutes, .25), quantile(minutes, .5), quantile(minutes, .75)));
    }

    private void compareTimeSeries(InsightFilter filter, List<Submission> all, Insight insight) {
        Map<LocalDate, Long> expected = new TreeMap<>();
        long undated = 0;
        for (Submission each : all) {
            LocalDate day = day(each.submittedAt());
            if (!isPlausible(day)) {
                undated++;
                continue;
            }
            LocalDate begin = switch (insight.segment().unit()) {
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
                case MONTH -> LocalDate.of(day.getYear(), day.getMonth(), 1);
                case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                case YEAR -> LocalDate.of(day.getYear(), 1, 1);
            };
            expected.merge(begin, 1L, Long::sum);
        }
        Map<LocalDate, Long> shown = insight.segment().overTime();
        assertThat(shown).as("%s", filter).containsAllEntriesOf(expected);
        assertThat(shown.values().stream().mapToLong(each -> each).sum()).isEqualTo(all.size() - undated);
        assertThat(insight.segment().undated()).isEqualTo(undated);
        assertThat(shown).hasSizeLessThanOrEqualTo(101);
    }
}
