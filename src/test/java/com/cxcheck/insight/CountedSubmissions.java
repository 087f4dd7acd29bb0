package com.cxcheck.insight;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Submissions, and what a slow computation over all of their rows says of them. */
@AppTest
abstract class CountedSubmissions {

    static final int WALKS = 800;
    static final int DAYS = 400;
    static final List<String> TAGS = List.of("bakery", "one, two", "two words", "ünï%_'");

    @Autowired
    StatisticsAggregator aggregator;

    @Autowired
    InsightReader statistics;

    @Autowired
    Submissions submissions;

    @Autowired
    EntityManager entities;

    @Autowired
    Questionnaire questionnaire;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    ExpectedStatistics expected;

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

    long idOf(Questionnaire version) {
        Submission inIt = submissions.save(new Submission(Respondents.another(), 1, version, clock.instant()));
        long id = jdbc.sql("select questionnaire_version_id from submission where id = ?")
                .param(inIt.id())
                .query(Long.class)
                .single();
        submissions.delete(inIt);
        return id;
    }

    void populate(Questionnaire version, int walks, long seed) {
        new Population(template, version, idOf(version), seed).add(walks, clock.instant(), DAYS);
    }

    /** Respondents who answer twice or three times at random, in half of a year. */
    void comeBack(int respondents, long seed) {
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

    Submission submit(
            Questionnaire version,
            VisitorToken token,
            int attempt,
            Instant end,
            Function<List<Choice>, Choice> choose) {
        Submission saved = submissions.save(submitted(version, token, attempt, end, choose));
        events.publishEvent(new SubmissionSubmitted(saved.id(), end));
        return saved;
    }

    /** One that was submitted just now, and is not stored yet. */
    Submission submitted() {
        return submitted(questionnaire, Respondents.another(), 1, clock.instant(), choices -> choices.get(1));
    }

    private static Submission submitted(
            Questionnaire version,
            VisitorToken token,
            int attempt,
            Instant end,
            Function<List<Choice>, Choice> choose) {
        Submission submission = new Submission(token, attempt, version, end);
        version.choiceQuestions()
                .forEach(question -> submission.answer(question, choose.apply(question.choices()), end));
        submission.submit(end);
        return submission;
    }

    Insight read(InsightFilter filter) {
        aggregator.update();
        return statistics.read(List.of(filter));
    }

    /** Changes the states at random, and gives each follow-up none, one or several tags. */
    void followUp(long seed) {
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

    List<InsightFilter> filters() {
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

    static InsightFilter filter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String band,
            Set<String> sources,
            String state,
            String tag) {
        return new InsightFilter(new Period(null, from, to), band, sources, false, state, tag, null);
    }

    int version(long id) {
        return jdbc.sql("select version from follow_up where submission_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
