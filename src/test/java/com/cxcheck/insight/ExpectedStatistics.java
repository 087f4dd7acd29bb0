package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.insight.AnswerStatistics.ChoiceCount;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.insight.ScoreDistribution.BandCount;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes all statistics from the rows in a slow and obvious way. */
record ExpectedStatistics(Questionnaire questionnaire, EntityManager entities, JdbcClient jdbc, Clock clock) {

    List<Submission> allSubmitted() {
        return entities.createQuery("from Submission where submittedAt is not null", Submission.class)
                .getResultList();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private boolean isPlausible(LocalDate day) {
        return day.getYear() >= 2000 && !day.isAfter(LocalDate.now(clock));
    }

    private static boolean isWithin(InsightFilter filter, LocalDate day) {
        Period period = filter.period();
        return (period.from() == null || !day.isBefore(period.from()))
                && (period.to() == null || !day.isAfter(period.to()));
    }

    private static String key(Optional<Source> source) {
        return source.map(Source::name).orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean from(InsightFilter filter, String source) {
        return filter.sources().isEmpty() || filter.sources().contains(source) != filter.others();
    }

    private record Tag(long submissionId, String tag) {}

    private record VersionOf(long id, long version) {}

    /** The submissions that match. */
    List<Submission> matching(InsightFilter filter) {
        Map<Long, String> states = new HashMap<>();
        jdbc.sql("select submission_id, state from follow_up").query(row -> {
            states.put(row.getLong("submission_id"), row.getString("state"));
        });
        Set<Tag> tags = jdbc.sql("select submission_id, tag from follow_up_tag")
                .query(Tag.class)
                .set();
        Set<VersionOf> versions = jdbc.sql("select id, questionnaire_version_id as version from submission")
                .query(VersionOf.class)
                .set();
        return allSubmitted().stream()
                .filter(each -> isWithin(filter, day(each.submittedAt())))
                .filter(each -> filter.band().isEmpty() || each.band().id().equals(filter.band()))
                .filter(each -> from(filter, key(each.source())))
                .filter(each -> filter.state().isEmpty() || filter.state().equals(states.get(each.id())))
                .filter(each -> filter.tag().isEmpty() || tags.contains(new Tag(each.id(), filter.tag())))
                .filter(each ->
                        filter.version() == null || versions.contains(new VersionOf(each.id(), filter.version())))
                .toList();
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
        compareThemes(all, insight);
        compareQuestions(all, insight);
        if (!filter.others()) {
            compareSources(all, insight);
        }
        compareMinutes(all, insight);
        compareMovements(all, insight);
        compareTimeSeries(filter, all, insight);
        compareFunnel(filter, insight);
    }

    private static double score(List<Explanation> explanations) {
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

    private static List<Explanation> explanations(Submission submission) {
        return Result.of(submission.questionnaire(), submission.answers()).explanations();
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(each -> each).average().orElse(0);
    }

    private static void assertMean(Mean mean, List<Double> values) {
        assertThat(mean.of()).isEqualTo(values.size());
        assertThat(mean.exact()).isCloseTo(mean(values), within(1e-6));
        assertThat(mean.rounded()).isEqualTo((int) Math.floor(mean(values) + .5 + 1e-7));
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

    private void compareThemes(List<Submission> all, Insight insight) {
        for (ThemeStatistics theme : insight.content().themes()) {
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
                    .isEqualTo(new Quartiles(
                            shown.size(), quantile(shown, .25), quantile(shown, .5), quantile(shown, .75)));
        }
    }

    private void compareQuestions(List<Submission> all, Insight insight) {
        for (QuestionStatistics question : insight.content().questions()) {
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

    /** Pearson's, by its definition. */
    private static double correlation(List<Double> xs, List<Double> ys) {
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
                    .mapToDouble(ExpectedStatistics::mean)
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

    private void compareMovements(List<Submission> all, Insight insight) {
        Map<Movement, Long> expected = all.stream()
                .flatMap(later -> earlier(later).map(earlier -> movement(earlier, later)).stream())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        assertThat(insight.segment().movements()).isEqualTo(expected);
    }

    private Optional<Submission> earlier(Submission later) {
        return entities
                .createQuery("""
                        select earlier from Submission earlier, Submission later
                        where later = :later and earlier.tokenHash = later.tokenHash and earlier.attempt < later.attempt
                            and earlier.submittedAt is not null
                        order by earlier.attempt desc
                        """, Submission.class)
                .setParameter("later", later)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private Movement movement(Submission earlier, Submission later) {
        if (!weightsAndPlaces(earlier).equals(weightsAndPlaces(later))) {
            return Movement.NOT_COMPARED;
        }
        List<Integer> weights = later.questionnaire().choiceQuestions().stream()
                .map(ChoiceQuestion::weight)
                .toList();
        double ofOneAnswer = 100.0
                * Collections.max(weights)
                / weights.stream().mapToInt(weight -> weight).sum();
        double by = score(explanations(later)) - score(explanations(earlier));
        return Math.abs(by) <= ofOneAnswer + 1e-9 ? Movement.MUCH_THE_SAME : by > 0 ? Movement.UP : Movement.DOWN;
    }

    private static Map<String, String> weightsAndPlaces(Submission submission) {
        return submission.questionnaire().choiceQuestions().stream()
                .collect(Collectors.toMap(
                        ChoiceQuestion::id,
                        question -> question.weight() + " "
                                + new TreeMap<>(question.choices().stream()
                                        .collect(Collectors.toMap(Choice::id, Choice::proactive)))));
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

    private static long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
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

    private record Unfinished(Answers answers, Instant changedAt, Optional<Source> source) {}

    private void compareFunnel(InsightFilter filter, Insight insight) {
        if (filter.version() != null) {
            return;
        }
        long submitted = allSubmitted().stream()
                .filter(each -> isWithin(filter, day(each.submittedAt())) && from(filter, key(each.source())))
                .count();
        Instant pause = clock.instant().minus(Duration.ofHours(1));
        List<Integer> places = jdbc
                .sql("select answers, changed_at, source from submission where submitted_at is null")
                .query((row, number) -> new Unfinished(
                        new AnswersConverter().convertToEntityAttribute(row.getString("answers")),
                        row.getTimestamp("changed_at").toInstant(),
                        Optional.ofNullable(row.getString("source")).map(Source::new)))
                .list()
                .stream()
                .filter(each -> isWithin(filter, day(each.changedAt))
                        && from(filter, key(each.source))
                        && each.changedAt.isBefore(pause))
                .map(each -> IntStream.range(0, 10)
                        .filter(i -> each.answers
                                .to(questionnaire.choiceQuestions().get(i))
                                .isEmpty())
                        .findFirst()
                        .orElse(10))
                .toList();
        assertThat(insight.funnel().finished()).isEqualTo(submitted);
        assertThat(insight.funnel().started()).isEqualTo(submitted + places.size());
        List<DropOff> leaving = insight.leaving();
        for (DropOff page : leaving) {
            int place = page.question() == null ? 10 : page.question().number() - 1;
            assertThat(page.left())
                    .isEqualTo(places.stream().filter(each -> each == place).count());
            assertThat(page.reached())
                    .isEqualTo(submitted
                            + places.stream().filter(each -> each >= place).count());
        }
    }
}
