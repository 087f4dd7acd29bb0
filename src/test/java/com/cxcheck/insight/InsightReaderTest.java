package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.inbox.Population;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Compares all statistics with a slow and obvious computation from the same rows. */
@AppTest
class InsightReaderTest {

    private static final int WALKS = 800;
    private static final int DAYS = 400;
    private static final List<String> TAGS = List.of("bakery", "one, two", "two words", "ünï%_'");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private StatisticsAggregator aggregator;

    @Autowired
    private InsightReader statistics;

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
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private ExpectedStatistics expected;

    @AfterAll
    static void forgetTheOtherVersion(@Autowired JdbcClient jdbc) {
        OtherVersions.forget(jdbc);
    }

    @BeforeEach
    void expectations() {
        expected = new ExpectedStatistics(questionnaire, entities, jdbc, clock);
    }

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

    /** Respondents who answer twice or three times at random, in half of a year. */
    private void comeBack(int respondents, long seed) {
        Random random = new Random(seed);
        for (int respondent = 0; respondent < respondents; respondent++) {
            VisitorToken token = Respondents.another();
            int attempts = 2 + random.nextInt(2);
            for (int attempt = 1; attempt <= attempts; attempt++) {
                Instant end = clock.instant().minus(Duration.ofDays(60L * (3 - attempt) + random.nextInt(60)));
                submit(questionnaire, token, attempt, end, choices -> choices.get(random.nextInt(choices.size())));
            }
        }
    }

    private Submission submit(
            Questionnaire version,
            VisitorToken token,
            int attempt,
            Instant end,
            Function<List<Choice>, Choice> choose) {
        Submission submission = new Submission(token, attempt, version, end);
        version.choiceQuestions()
                .forEach(question -> submission.answer(question, choose.apply(question.choices()), end));
        submission.submit(end);
        Submission saved = submissions.save(submission);
        events.publishEvent(new SubmissionSubmitted(saved.id(), end));
        return saved;
    }

    private Insight read(InsightFilter filter) {
        aggregator.update();
        return statistics.read(List.of(filter));
    }

    /** Changes the states at random, and gives each follow-up none, one or several tags. */
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
        // the scheduled update may have counted some of them in between
        jdbc.sql("insert into submission_change (submitted_at) select submitted_at from follow_up")
                .update();
    }

    private List<InsightFilter> filters() {
        LocalDate today = LocalDate.now(clock);
        LocalDate month = today.minusMonths(3).withDayOfMonth(1);
        return List.of(
                InsightFilter.ALL,
                filter(null, null, "crossing-over", Set.of(), "", ""),
                filter(null, null, "", Set.of("newsletter"), "", ""),
                filter(null, null, "", Set.of("newsletter", "shop", "fair_2026"), "", ""),
                filter(null, null, "", Set.of("newsletter", "shop"), "", "").fromOthers(),
                filter(null, null, "", Set.of("", "shop"), "", ""),
                filter(null, null, "", Set.of("nobody"), "", ""),
                filter(null, null, "", Set.of("nobody"), "", "").fromOthers(),
                filter(null, null, "", Set.of(), "NEW", ""),
                filter(null, null, "", Set.of(), "DONE", ""),
                filter(null, null, "", Set.of(), "", "bakery"),
                filter(null, null, "", Set.of(), "", "nothing"),
                filter(null, null, "", Set.of("shop", "workshop"), "IN_CONVERSATION", "two words"),
                filter(null, null, "", Set.of("shop", "workshop"), "", "two words")
                        .fromOthers(),
                filter(today.minusDays(9), today, "", Set.of(), "", ""),
                filter(today.minusDays(20), null, "", Set.of(), "", "one, two"),
                filter(today.minusDays(41), null, "service-led", Set.of("shop", "newsletter", ""), "", ""),
                filter(today.minusDays(100), today.minusDays(3), "", Set.of("fair_2026"), "", "")
                        .fromOthers(),
                filter(
                        today.minusDays(150),
                        today.minusDays(3),
                        "crossing-over",
                        Set.of("newsletter"),
                        "NEW",
                        "bakery"),
                filter(today.minusDays(333), today.minusDays(17), "experience-led", Set.of(), "", ""),
                filter(today.minusDays(333), today.minusDays(17), "service-led", Set.of(), "DONE", "bakery"),
                filter(month, month.plusMonths(2).minusDays(1), "", Set.of("", "shop", "newsletter"), "", ""),
                filter(month.plusDays(1), month.plusMonths(1).minusDays(2), "", Set.of(), "", ""),
                filter(null, today.minusDays(200), "", Set.of(), "", ""),
                filter(today, today.minusDays(1), "", Set.of(), "", ""));
    }

    private static InsightFilter filter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String band,
            Set<String> sources,
            String state,
            String tag) {
        return new InsightFilter(new Period(null, from, to), band, sources, false, state, tag, null);
    }

    @Test
    void eachFigureIsWhatTheRowsSayWithEachFilter() {
        populate(questionnaire, WALKS, 1);
        comeBack(60, 9);
        followUp(5);

        assertThat(read(InsightFilter.ALL).segment().movements())
                .containsOnlyKeys(Movement.UP, Movement.DOWN, Movement.MUCH_THE_SAME);
        filters().forEach(filter -> expected.compare(filter, read(filter)));
    }

    @Test
    void whatIsDeletedIsInNoFigure() {
        populate(questionnaire, WALKS, 2);
        comeBack(60, 10);
        followUp(6);
        read(InsightFilter.ALL);
        List<Submission> all = expected.allSubmitted();
        for (int i = 0; i < all.size(); i += 3) {
            submissions.deleteSubmitted(List.of(all.get(i).id()));
        }
        submissions.deleteSubmitted(clock.instant().minus(Duration.ofDays(150)));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.number()).isBetween(1L, (long) all.size() * 2 / 3);
        filters().forEach(filter -> expected.compare(filter, read(filter)));
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
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        changeTogether(ids.subList(10, 30), "TAG", "bakery");
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        ids.subList(20, 40).forEach(id -> change(id, "NEW", "two words"));
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        ids.forEach(id -> change(id, "IN_CONVERSATION", ""));
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        assertThat(statistics.tags()).isEmpty();
    }

    /** Sends the form of the inbox. */
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

    /** Sends the form on a submission's page. */
    private void change(long id, String state, String tags) {
        MvcTestResult changed = mvc.post()
                .uri("/admin/submissions/{id}", id)
                .with(csrf())
                .param("action", "SAVE")
                .param("newState", state)
                .param("newAssignee", "")
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
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);

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
        expected.compare(InsightFilter.ALL, read(InsightFilter.ALL));
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(1L);

        deletions.delete(respondent);
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);
        assertThat(jdbc.sql("select count(*) from insight").query(Long.class).single())
                .isZero();
    }

    @Test
    void aWrongClockSpoilsNothing() {
        populate(questionnaire, 200, 11);
        List<Long> ids = jdbc.sql("select id from submission where submitted_at is not null order by id limit 6")
                .query(Long.class)
                .list();
        for (int i = 0; i < ids.size(); i++) {
            Instant end = List.of(
                            Instant.EPOCH.minusSeconds(86_400),
                            Instant.parse("1999-12-31T10:00:00Z"),
                            clock.instant().plus(Duration.ofDays(400)),
                            clock.instant(),
                            clock.instant(),
                            clock.instant())
                    .get(i);
            Instant start = end.minus(List.of(
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5),
                            Duration.ofDays(28),
                            Duration.ofMinutes(-5),
                            Duration.ofDays(-20_000))
                    .get(i));
            jdbc.sql("update submission set started_at = ?, submitted_at = ? where id = ?")
                    .params(Timestamp.from(start), Timestamp.from(end), ids.get(i))
                    .update();
        }
        jdbc.sql("update insight_count set zone = ''").update();

        Insight insight = read(InsightFilter.ALL);

        expected.compare(InsightFilter.ALL, insight);
        assertThat(insight.number()).isEqualTo(200);
        assertThat(insight.segment().undated()).isEqualTo(3);
        assertThat(insight.segment().overTime()).hasSizeBetween(10, 15);
        assertThat(insight.segment().minutes().number()).isEqualTo(197);
        assertThat(insight.segment().minutes().upper()).isLessThan(30);
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

        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);
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
        assertThat(insight.number()).isEqualTo(120);
        expected.compare(InsightFilter.ALL, insight);
    }

    @Test
    void whoComesBackToBetterWordsIsComparedWithTheLastTimeHoweverOftenTheyAnswered() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: 7")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it."));
        VisitorToken token = Respondents.another();
        Instant now = clock.instant();
        submit(questionnaire, token, 1, now.minus(Duration.ofDays(90)), InsightReaderTest::mostProactive);
        submit(questionnaire, token, 2, now.minus(Duration.ofDays(60)), InsightReaderTest::leastProactive);
        submit(second, token, 4, now, InsightReaderTest::mostProactive);

        assertThat(read(InsightFilter.ALL).segment().movements())
                .containsExactly(Map.entry(Movement.UP, 1L), Map.entry(Movement.DOWN, 1L));
    }

    private static Choice mostProactive(List<Choice> choices) {
        return choices.stream()
                .max(Comparator.comparingInt(choice -> choice.proactive().orElse(-1)))
                .orElseThrow();
    }

    private static Choice leastProactive(List<Choice> choices) {
        return choices.stream()
                .min(Comparator.comparingInt(choice -> choice.proactive().orElse(101)))
                .orElseThrow();
    }

    @Test
    void aVersionThatCountsDifferentlyIsNotComparedWithWhatThoseAnsweredBeforeWhoCameBack() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml().replace("version: 2", "version: 7").replaceFirst("weight: 2", "weight: 3"));
        VisitorToken token = Respondents.another();
        Instant now = clock.instant();
        submit(questionnaire, token, 1, now.minus(Duration.ofDays(90)), choices -> choices.get(0));
        submit(second, token, 2, now, choices -> choices.get(0));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.segment().movements()).containsExactly(Map.entry(Movement.NOT_COMPARED, 1L));
    }

    @Test
    void aQuestionIsCountedTogetherHoweverItIsWordedWhereItsWeightAndThePlacesOfItsAnswersAreTheSame() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: 7")
                        .replaceFirst("weight: 2", "weight: 3")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it.")
                        .replaceFirst("text: Absolutely", "text: Yes, all of it")
                        .replaceFirst("text: The whole team understands", "text: All of the team understands"));
        populate(questionnaire, 60, 3);
        populate(second, 40, 4);

        Insight insight = read(InsightFilter.ALL);

        long number = insight.number();
        assertThat(insight.content().versions()).containsExactlyInAnyOrder("cx-or-service 2", "cx-or-service 7");
        List<QuestionStatistics> first = insight.content().questions().stream()
                .filter(question -> question.id().equals("q1"))
                .toList();
        assertThat(first)
                .extracting(QuestionStatistics::label)
                .containsExactly("Our journey is designed on purpose (2)", "Our journey is designed on purpose (7)");
        assertThat(first).extracting(QuestionStatistics::anchor).containsExactly("q1", "q1-2");
        assertThat(first.stream()
                        .mapToLong(question -> question.first().answered())
                        .sum())
                .isEqualTo(number);
        assertThat(first)
                .extracting(
                        question -> question.first().choices().get(2).choice().text())
                .containsExactly("We do, and all of us understand it clearly.", "Yes, we drew it.");
        assertThat(insight.content().questions())
                .filteredOn(question -> question.id().equals("q3"))
                .singleElement()
                .satisfies(question -> assertThat(question.first().answered()).isEqualTo(number));
        assertThat(insight.content().themes())
                .extracting(ThemeStatistics::name)
                .containsExactly("Journey (2)", "Ownership", "Listening", "Response", "Journey (7)");
        for (ThemeStatistics theme : insight.content().themes()) {
            assertThat(theme.first().mean().known()).as(theme.name()).isTrue();
        }
        long edited = idOf(second);
        assertThat(read(new InsightFilter(Period.ALL, "", Set.of(), false, "", "", edited))
                        .number())
                .isEqualTo(40);
        assertThat(read(filter(null, LocalDate.of(2001, 1, 1), "", Set.of(), "", ""))
                        .content()
                        .versions())
                .isEmpty();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class InsightReaderOnPostgresTest extends InsightReaderTest {}
