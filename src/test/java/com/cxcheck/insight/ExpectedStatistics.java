package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.insight.Chart.Bar;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.insight.SegmentStatistics.TimeSeries;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    private static boolean within(InsightFilter filter, LocalDate day) {
        return (filter.from() == null || !day.isBefore(filter.from()))
                && (filter.to() == null || !day.isAfter(filter.to()));
    }

    private record Tag(long submissionId, String tag) {}

    /** Computes everything from the rows and compares. */
    void compare(InsightFilter filter, Insight insight) {
        List<Submission> everything = allSubmitted();
        Map<Long, String> states = new HashMap<>();
        jdbc.sql("select submission_id, state from follow_up").query(row -> {
            states.put(row.getLong("submission_id"), row.getString("state"));
        });
        Set<Tag> tags = jdbc.sql("select submission_id, tag from follow_up_tag")
                .query(Tag.class)
                .set();
        List<Submission> all = everything.stream()
                .filter(each -> within(filter, day(each.submittedAt())))
                .filter(each -> filter.band().isEmpty() || each.band().id().equals(filter.band()))
                .filter(each -> filter.source().isEmpty()
                        || each.source().map(Source::name).orElse("").equals(filter.source()))
                .filter(each -> filter.state().isEmpty() || filter.state().equals(states.get(each.id())))
                .filter(each -> filter.tag().isEmpty() || tags.contains(new Tag(each.id(), filter.tag())))
                .toList();

        assertThat(insight.numbers()).as("%s", filter).containsExactly((long) all.size());
        for (int ten = 0; ten < 10; ten++) {
            int from = ten * 10;
            int to = ten == 9 ? 100 : from + 9;
            shares(insight.scores(), ten, all, each -> each.score() >= from && each.score() <= to);
        }
        for (int i = 0; i < questionnaire.bands().size(); i++) {
            String band = questionnaire.bands().get(i).id();
            shares(insight.content().bands(), i, all, each -> each.band().id().equals(band));
        }
        for (int i = 0; i < questionnaire.themes().size(); i++) {
            String theme = questionnaire.themes().get(i).id();
            List<Integer> known = all.stream()
                    .flatMap(each -> Result.of(each.questionnaire(), each.answers()).themes().stream())
                    .filter(each -> each.theme().id().equals(theme))
                    .flatMap(each -> each.proactive().stream().boxed())
                    .toList();
            Bar bar = insight.content().themes().rows().get(i).bars().get(0);
            assertThat(bar.of()).isEqualTo(known.size());
            assertThat(bar.percent()).isEqualTo((int)
                    Math.round(known.stream().mapToInt(each -> each).average().orElse(0)));
        }
        for (int i = 0; i < questionnaire.choiceQuestions().size(); i++) {
            ChoiceQuestion question = questionnaire.choiceQuestions().get(i);
            for (int choice = 0; choice < question.choices().size(); choice++) {
                String id = question.choices().get(choice).id();
                shares(
                        insight.content().questions().get(i).chart(),
                        choice,
                        all,
                        each -> id.equals(each.answers().choices().get(question.id())));
            }
        }
        assertThat(insight.content().before())
                .extracting(question -> question.chart().rows())
                .containsExactly(insight.content().questions().get(9).chart().rows());
        shares(insight.feedback(), 0, all, each -> each.feedback().isPresent());
        Map<String, Long> sources = new TreeMap<>();
        all.forEach(each -> sources.merge(each.source().map(Source::name).orElse(""), 1L, Long::sum));
        insight.sources()
                .rows()
                .forEach(row -> assertThat(row.bars().get(0).number())
                        .as(row.label())
                        .isEqualTo(sources.getOrDefault(row.label(), 0L)));
        assertThat(insight.sources().rows()).extracting(Row::label).containsAll(sources.keySet());
        compareTimes(all, insight);
        compareTimeSeries(filter, all, insight);
        compareStops(filter, everything, insight);
    }

    private static void shares(Chart chart, int row, List<Submission> all, Predicate<Submission> having) {
        long number = all.stream().filter(having).count();
        int percent = all.isEmpty() ? 0 : (int) Math.round(number * 100.0 / all.size());
        assertThat(chart.of()).containsExactly((long) all.size());
        assertThat(chart.rows().get(row).bars())
                .as(chart.rows().get(row).label())
                .containsExactly(new Bar(number, all.size(), percent));
    }

    private static void compareTimes(List<Submission> all, Insight insight) {
        List<Long> minutes = all.stream()
                .map(each -> Math.round(
                        Duration.between(each.startedAt(), each.submittedAt()).toSeconds() / 60.0))
                .sorted()
                .toList();
        assertThat(insight.minutes())
                .containsExactly(new Quartiles(
                        all.size(), quantile(minutes, 0.25), quantile(minutes, 0.5), quantile(minutes, 0.75)));
    }

    private static long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    private void compareTimeSeries(InsightFilter filter, List<Submission> all, Insight insight) {
        TimeSeries series = insight.timeSeries().get(0);
        Map<LocalDate, Long> expected = new TreeMap<>();
        all.forEach(each -> {
            LocalDate day = day(each.submittedAt());
            LocalDate begin = switch (series.unit()) {
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
                case MONTH -> LocalDate.of(day.getYear(), day.getMonth(), 1);
            };
            expected.merge(begin, 1L, Long::sum);
        });
        Map<LocalDate, Long> shown = new LinkedHashMap<>();
        series.bars().forEach((day, bar) -> shown.put(day, bar.number()));
        assertThat(shown).as("%s", filter).containsAllEntriesOf(expected);
        assertThat(shown.values().stream().mapToLong(each -> each).sum()).isEqualTo(all.size());
        assertThat(List.copyOf(shown.keySet())).isSorted();
    }

    private record Unfinished(
            Answers answers, Instant changedAt, @Nullable String source) {}

    private void compareStops(InsightFilter filter, List<Submission> everything, Insight insight) {
        LocalDate earliest = LocalDate.now(clock).minusDays(29);
        Predicate<LocalDate> days = day -> within(filter, day) && !day.isBefore(earliest);
        Predicate<@Nullable String> link =
                source -> filter.source().isEmpty() || filter.source().equals(source);
        long submitted = everything.stream()
                .filter(each -> days.test(day(each.submittedAt()))
                        && link.test(each.source().map(Source::name).orElse(null)))
                .count();
        Instant pause = clock.instant().minus(Duration.ofHours(1));
        List<Unfinished> left = jdbc
                .sql("select answers, changed_at, source from submission where submitted_at is null")
                .query((row, number) -> new Unfinished(
                        new AnswersConverter().convertToEntityAttribute(row.getString("answers")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("source")))
                .list()
                .stream()
                .filter(each ->
                        days.test(day(each.changedAt)) && link.test(each.source) && each.changedAt.isBefore(pause))
                .toList();
        List<Integer> places = left.stream()
                .map(each -> IntStream.range(0, 10)
                        .filter(i -> each.answers
                                .to(questionnaire.choiceQuestions().get(i))
                                .isEmpty())
                        .findFirst()
                        .orElse(10))
                .toList();
        assertThat(insight.content().dropOffs().of()).containsExactly(submitted + left.size());
        for (int i = 0; i <= 10; i++) {
            int place = i;
            Bar bar = insight.content().dropOffs().rows().get(i).bars().get(0);
            assertThat(bar.number())
                    .isEqualTo(places.stream().filter(each -> each == place).count());
            assertThat(bar.of())
                    .isEqualTo(submitted
                            + places.stream().filter(each -> each >= place).count());
        }
    }
}
