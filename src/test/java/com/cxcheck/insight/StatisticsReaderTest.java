package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.inbox.Population;
import com.cxcheck.insight.Chart.Bar;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.ContentStatistics.QuestionChart;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.insight.SegmentStatistics.TimeSeries;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Every figure against a slow and obvious computation over the same rows. */
@AppTest
class StatisticsReaderTest {

    private static final int WALKS = 800;
    private static final int DAYS = 400;
    private static final List<String> TAGS = List.of("bakery", "one, two", "two words", "ünï%_'");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StatisticsAggregator aggregator;

    @Autowired
    private StatisticsReader statistics;

    @Autowired
    private Submissions submissions;

    @Autowired
    private VisitorDeletions deletions;

    @Autowired
    private EntityManager entities;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void empty() {
        Population.clear(jdbc);
    }

    private long idOf(Questionnaire version) {
        Submission inIt = submissions.save(new Submission(Respondents.another(), 1, version, clock.instant()));
        long id = jdbc.sql("select questionnaire_version_id from submission where id = ?")
                .param(inIt.id())
                .query(Long.class)
                .single();
        submissions.delete(inIt);
        return id;
    }

    private void populate(Questionnaire version, int walks, long seed) {
        new Population(template, version, idOf(version), seed).add(walks, clock.instant(), DAYS);
    }

    private Insight read(InsightFilter filter) {
        aggregator.update();
        return statistics.read(List.of(filter));
    }

    /** Some of no tag, some of one, some of several. */
    private void followUp(long seed) {
        jdbc.sql("delete from follow_up_tag").update();
        Random random = new Random(seed);
        for (long id : jdbc.sql("select submission_id from follow_up order by submission_id")
                .query(Long.class)
                .list()) {
            jdbc.sql("update follow_up set state = ? where submission_id = ?")
                    .params(InsightFilter.STATES.get(random.nextInt(InsightFilter.STATES.size())), id)
                    .update();
            for (String tag : TAGS.subList(random.nextInt(TAGS.size() + 1), TAGS.size())) {
                if (random.nextBoolean()) {
                    jdbc.sql("""
                                    insert into follow_up_tag (submission_id, tag, submitted_at)
                                    select id, ?, submitted_at from submission where id = ?
                                    """).params(tag, id).update();
                }
            }
        }
    }

    private List<InsightFilter> filters() {
        LocalDate today = LocalDate.now(clock);
        LocalDate month = today.minusMonths(3).withDayOfMonth(1);
        return List.of(
                InsightFilter.ALL,
                new InsightFilter(null, null, "crossing-over", "", "", ""),
                new InsightFilter(null, null, "", "newsletter", "", ""),
                new InsightFilter(null, null, "", "nobody", "", ""),
                new InsightFilter(null, null, "", "", "NEW", ""),
                new InsightFilter(null, null, "", "", "DONE", ""),
                new InsightFilter(null, null, "", "", "", "bakery"),
                new InsightFilter(null, null, "", "", "", "nothing"),
                new InsightFilter(null, null, "", "", "IN_CONVERSATION", "two words"),
                new InsightFilter(today.minusDays(9), today, "", "", "", ""),
                new InsightFilter(today.minusDays(20), null, "", "", "", "one, two"),
                new InsightFilter(today.minusDays(41), null, "service-led", "shop", "", ""),
                new InsightFilter(today.minusDays(100), today.minusDays(3), "", "fair_2026", "", ""),
                new InsightFilter(
                        today.minusDays(150), today.minusDays(3), "crossing-over", "newsletter", "NEW", "bakery"),
                new InsightFilter(today.minusDays(333), today.minusDays(17), "experience-led", "", "", ""),
                new InsightFilter(today.minusDays(333), today.minusDays(17), "service-led", "", "DONE", "bakery"),
                new InsightFilter(month, month.plusMonths(2).minusDays(1), "", "", "", ""),
                new InsightFilter(month.plusDays(1), month.plusMonths(1).minusDays(2), "", "", "", ""),
                new InsightFilter(null, today.minusDays(200), "", "", "", ""),
                new InsightFilter(today, today.minusDays(1), "", "", "", ""));
    }

    @Test
    void eachFigureIsWhatTheRowsSayWithEachFilter() {
        populate(questionnaire, WALKS, 1);
        followUp(5);

        filters().forEach(filter -> compare(filter, read(filter)));
    }

    @Test
    void whatIsDeletedIsInNoFigure() {
        populate(questionnaire, WALKS, 2);
        followUp(6);
        read(InsightFilter.ALL);
        List<Submission> all = allSubmitted();
        for (int i = 0; i < all.size(); i += 3) {
            submissions.delete(all.get(i));
        }
        submissions.deleteSubmitted(clock.instant().minus(Duration.ofDays(150)));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.numbers().get(0)).isBetween(1L, (long) all.size() * 2 / 3);
        filters().forEach(filter -> compare(filter, read(filter)));
    }

    @Test
    @SignedInConsultant
    void whatTheConsultantsChangeIsInEveryFigure() {
        populate(questionnaire, 100, 8);
        followUp(9);
        filters().forEach(this::read);
        List<Long> ids = jdbc.sql("select submission_id from follow_up order by submission_id")
                .query(Long.class)
                .list();

        changeTogether(ids.subList(0, 20), "DONE", "");
        filters().forEach(filter -> compare(filter, read(filter)));
        changeTogether(ids.subList(10, 30), "TAG", "bakery");
        filters().forEach(filter -> compare(filter, read(filter)));
        ids.subList(20, 40).forEach(id -> change(id, "NEW", "two words"));
        filters().forEach(filter -> compare(filter, read(filter)));
        ids.forEach(id -> change(id, "IN_CONVERSATION", ""));
        filters().forEach(filter -> compare(filter, read(filter)));
        assertThat(statistics.tags()).isEmpty();
    }

    /** As the inbox does it. */
    private void changeTogether(List<Long> ids, String action, String tag) {
        MvcTestResult changed = mvc.post()
                .uri("/admin/submissions")
                .with(csrf())
                .param("id", ids.stream().map(id -> id + "-" + version(id)).toArray(String[]::new))
                .param("action", action)
                .param("newTag", tag)
                .exchange();
        assertThat(changed).hasStatus(HttpStatus.SEE_OTHER);
    }

    private int version(long id) {
        return jdbc.sql("select version from follow_up where submission_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** As the page of a submission does it. */
    private void change(long id, String state, String tags) {
        MvcTestResult changed = mvc.post()
                .uri("/admin/submissions/{id}/follow-up", id)
                .with(csrf())
                .param("state", state)
                .param("assignee", "")
                .param("replyBy", "2026-12-24")
                .param("tags", tags)
                .param("version", String.valueOf(version(id)))
                .exchange();
        assertThat(changed).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void whatAVisitorSubmitsAndDeletesIsCountedAtOnce() {
        VisitorToken respondent = Respondents.another();
        Submission walk = submissions.save(new Submission(respondent, 1, questionnaire, clock.instant()));
        assertThat(read(InsightFilter.ALL).numbers()).containsExactly(0L);

        transaction.executeWithoutResult(status -> {
            Submission locked = submissions.lockByToken(respondent).orElseThrow();
            questionnaire
                    .choiceQuestions()
                    .forEach(question ->
                            locked.answer(question, question.choices().get(0), clock.instant()));
            locked.submit(clock.instant());
            submissions.save(locked);
        });
        assertThat(submissions.findById(walk.id()).orElseThrow().isSubmitted()).isTrue();
        compare(InsightFilter.ALL, read(InsightFilter.ALL));
        assertThat(read(InsightFilter.ALL).numbers()).containsExactly(1L);

        deletions.delete(respondent);
        assertThat(read(InsightFilter.ALL).numbers()).containsExactly(0L);
        assertThat(jdbc.sql("select count(*) from insight").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatIsTakenBackIsNotCounted() {
        aggregator.update();
        try {
            transaction.executeWithoutResult(status -> {
                submissions.save(submitted());
                throw new IllegalStateException("the database went away");
            });
        } catch (IllegalStateException expected) {
            // and nothing is there
        }

        assertThat(read(InsightFilter.ALL).numbers()).containsExactly(0L);
    }

    private Submission submitted() {
        Submission submission = new Submission(Respondents.another(), 1, questionnaire, clock.instant());
        questionnaire
                .choiceQuestions()
                .forEach(question ->
                        submission.answer(question, question.choices().get(1), clock.instant()));
        submission.submit(clock.instant());
        return submission;
    }

    @Test
    void nothingIsLostWhileManySubmitDeleteAndCountAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> {
                for (int each = 0; each < 40; each++) {
                    Submission saved = submissions.save(submitted());
                    if (each % 4 == 0) {
                        submissions.delete(saved);
                    }
                }
                return null;
            });
        }
        for (int i = 0; i < 2; i++) {
            work.add(() -> {
                for (int each = 0; each < 40; each++) {
                    aggregator.update();
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(work, 5, TimeUnit.MINUTES)) {
            done.get();
        }
        threads.shutdown();

        Insight insight = read(InsightFilter.ALL);
        assertThat(insight.numbers()).containsExactly(120L);
        compare(InsightFilter.ALL, insight);
    }

    @Test
    void aQuestionIsCountedTogetherOnlyWhereItsChoicesAndWeightsAreTheSame() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 1", "version: 7")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it.")
                        .replaceFirst("text: The whole team understands", "text: All of the team understands"));
        populate(questionnaire, 60, 3);
        populate(second, 40, 4);

        Insight insight = read(InsightFilter.ALL);

        long number = insight.numbers().get(0);
        assertThat(insight.content().versions()).containsExactlyInAnyOrder("cx-or-service 1", "cx-or-service 7");
        List<QuestionChart> first = insight.content().questions().stream()
                .filter(question -> question.id().equals("q1"))
                .toList();
        assertThat(first)
                .extracting(QuestionChart::label)
                .containsExactly("A designed journey (1)", "A designed journey (7)");
        assertThat(first.stream()
                        .mapToLong(question -> question.chart().of().get(0))
                        .sum())
                .isEqualTo(number);
        assertThat(first)
                .extracting(question -> question.chart().rows().get(0).label())
                .containsExactly("We do, and all of us understand it clearly.", "Yes, we drew it.");
        assertThat(insight.content().questions())
                .filteredOn(question -> question.id().equals("q3"))
                .singleElement()
                .satisfies(question -> assertThat(question.chart().of()).containsExactly(number));
        assertThat(insight.content().themes().rows())
                .extracting(Row::label)
                .containsExactly("Journey (1)", "Ownership", "Listening", "Response", "Journey (7)");
        for (Row theme : insight.content().themes().rows()) {
            assertThat(theme.bars().get(0).known()).as(theme.label()).isTrue();
        }
        assertThat(read(new InsightFilter(null, LocalDate.of(2001, 1, 1), "", "", "", ""))
                        .content()
                        .versions())
                .isEmpty();
    }

    @Test
    void aQuestionnaireThatAsksNothingAboutBeforeHasNoChartOfIt() {
        Questionnaire without =
                Questionnaire.parse("mine.yaml", Questionnaires.yaml().replaceFirst("before_question: q10\n", ""));

        ContentStatistics statistics = ContentStatistics.of(Map.of(1L, without), List.of(), List.of());

        assertThat(statistics.before()).isEmpty();
        assertThat(statistics.questions()).hasSize(10);
    }

    private List<Submission> allSubmitted() {
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

    /** The slow and obvious computation. */
    private void compare(InsightFilter filter, Insight insight) {
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

/** The same on PostgreSQL. */
@PostgresTest
class StatisticsReaderOnPostgresTest extends StatisticsReaderTest {}
