package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.inbox.Population;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.ContentStatistics.QuestionChart;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

/** Compares all statistics with a slow and obvious computation from the same rows. */
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

    private ExpectedStatistics expected;

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

        filters().forEach(filter -> expected.compare(filter, read(filter)));
    }

    @Test
    void whatIsDeletedIsInNoFigure() {
        populate(questionnaire, WALKS, 2);
        followUp(6);
        read(InsightFilter.ALL);
        List<Submission> all = expected.allSubmitted();
        for (int i = 0; i < all.size(); i += 3) {
            submissions.delete(all.get(i));
        }
        submissions.deleteSubmitted(clock.instant().minus(Duration.ofDays(150)));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.numbers().get(0)).isBetween(1L, (long) all.size() * 2 / 3);
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
        expected.compare(InsightFilter.ALL, read(InsightFilter.ALL));
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
        expected.compare(InsightFilter.ALL, insight);
    }

    @Test
    void aQuestionIsCountedTogetherOnlyWhereItsChoicesAndWeightsAreTheSame() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: 7")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it.")
                        .replaceFirst("text: The whole team understands", "text: All of the team understands"));
        populate(questionnaire, 60, 3);
        populate(second, 40, 4);

        Insight insight = read(InsightFilter.ALL);

        long number = insight.numbers().get(0);
        assertThat(insight.content().versions()).containsExactlyInAnyOrder("cx-or-service 2", "cx-or-service 7");
        List<QuestionChart> first = insight.content().questions().stream()
                .filter(question -> question.id().equals("q1"))
                .toList();
        assertThat(first)
                .extracting(QuestionChart::label)
                .containsExactly("Our journey is designed on purpose (2)", "Our journey is designed on purpose (7)");
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
                .containsExactly("Journey (2)", "Ownership", "Listening", "Response", "Journey (7)");
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
}

/** The same on PostgreSQL. */
@PostgresTest
class StatisticsReaderOnPostgresTest extends StatisticsReaderTest {}
