package com.cxcheck.submission;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.PostgresTest;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@AppTest
class SubmissionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Submissions submissions;

    @Autowired
    private QuestionnaireVersions versions;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private AuditTrail auditTrail;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterAll
    static void forgetTheOtherVersion(@Autowired JdbcClient jdbc) {
        OtherVersions.forget(jdbc);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
    }

    private static Submission submitted(
            Questionnaire questionnaire, VisitorToken respondent, int attempt, Instant when) {
        Submission submission = new Submission(respondent, attempt, questionnaire, when.minusSeconds(300));
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            submission.answer(question, question.choices().get(0), when);
        }
        submission.submit(when);
        return submission;
    }

    @Test
    void everythingIsReadAsItWasWritten() {
        VisitorToken respondent = Respondents.another();
        Instant precise = NOW.plus(123_456, ChronoUnit.MICROS);
        Submission written = new Submission(respondent, 1, questionnaire, precise);
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            written.answer(question, question.choices().get(1), precise);
        }
        written.giveFeedback(" Grüße 👨‍👩‍👧‍👦\r\n\t\"'\\ مرحبا \u0001 ", precise);
        written.submit(precise.plusSeconds(60));
        written.setContact(new Contact(
                "Ada", "Müller & Söhne", "ada@example.com", "+49 30 123456", Contact.TeamSize.ONE, precise));
        submissions.save(written);

        Submission read = submissions.findByReference(written.reference()).orElseThrow();

        assertThat(read).isNotSameAs(written);
        assertThat(read.answers()).isEqualTo(written.answers());
        assertThat(read.feedback()).isEqualTo(written.feedback());
        assertThat(read.startedAt()).isEqualTo(precise);
        assertThat(read.changedAt()).isEqualTo(precise.plusSeconds(60));
        assertThat(read.submittedAt()).isEqualTo(precise.plusSeconds(60));
        assertThat(read.score()).isEqualTo(58);
        assertThat(read.band().id()).isEqualTo("crossing-over");
        assertThat(read.contact()).isEqualTo(written.contact());
        assertThat(read.questionnaire()).isEqualTo(questionnaire);
        assertThat(read.isAnsweredBy(respondent)).isTrue();
    }

    @Test
    void aLaterEditOfTheQuestionnaireChangesNoOldSubmission() {
        String edited = Questionnaires.yaml()
                .replace("version: 2", "version: 3")
                .replace("We do, and all of us understand it clearly.", "Yes, quite.")
                .replaceFirst("proactive: 100", "proactive: 99")
                .replace("proactive: 50\n        insight: The belief", "proactive: 100\n        insight: The belief");
        Questionnaire second = Questionnaire.parse("edited.yaml", edited);
        Submission old = submissions.save(submitted(questionnaire, Respondents.another(), 1, NOW));
        Submission recent = submissions.save(submitted(second, Respondents.another(), 1, NOW));

        Submission oldRead = submissions.findById(old.id()).orElseThrow();
        Submission recentRead = submissions.findById(recent.id()).orElseThrow();

        assertThat(oldRead.questionnaire().version()).isEqualTo(2);
        assertThat(Result.of(oldRead.questionnaire(), oldRead.answers())
                        .explanations()
                        .get(0)
                        .choice()
                        .text())
                .isEqualTo("We do, and all of us understand it clearly.");
        assertThat(recentRead.questionnaire().version()).isEqualTo(3);
        assertThat(Result.of(recentRead.questionnaire(), recentRead.answers())
                        .explanations()
                        .get(0)
                        .choice()
                        .text())
                .isEqualTo("Yes, quite.");
        assertThat(versions.all())
                .extracting(QuestionnaireVersions.Version::questionnaire)
                .startsWith(second)
                .contains(questionnaire);
    }

    @Test
    void aQuestionnaireThatIsInUseAlreadyIsNotStoredAgain() {
        assertThat(versions.idOf(Questionnaires.real())).isEqualTo(versions.idOf(questionnaire));
        assertThat(jdbc.sql("select count(*) from questionnaire_version where version = 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anOwnerHasEachAttemptOnce() {
        VisitorToken respondent = Respondents.another();
        submissions.save(submitted(questionnaire, respondent, 1, NOW));
        submissions.save(new Submission(respondent, 2, questionnaire, NOW));

        assertThat(submissions.findByToken(respondent).orElseThrow().attempt()).isEqualTo(2);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> submissions.save(new Submission(respondent, 2, questionnaire, NOW)));
    }

    @Test
    void whoHasLockedASubmissionIsWaitedFor() throws Exception {
        VisitorToken respondent = Respondents.another();
        submissions.save(new Submission(respondent, 1, questionnaire, NOW));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transaction.executeWithoutResult(status -> {
                submissions.lockByToken(respondent);
                locked.countDown();
                await(release);
            }));
            await(locked);
            Future<?> second = threads.submit(
                    () -> transaction.executeWithoutResult(status -> submissions.lockByToken(respondent)));

            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS));
            release.countDown();
            first.get(5, TimeUnit.MINUTES);
            second.get(5, TimeUnit.MINUTES);
        } finally {
            release.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatHasBeenKeptLongEnoughIsDeletedAndNothingElse() {
        Submission old = submissions.save(submitted(questionnaire, Respondents.another(), 1, NOW.minus(400, DAYS)));
        VisitorToken abandoned = Respondents.another();
        submissions.save(new Submission(abandoned, 1, questionnaire, NOW.minus(31, DAYS)));
        VisitorToken slow = Respondents.another();
        Submission resumed = new Submission(slow, 1, questionnaire, NOW.minus(31, DAYS));
        ChoiceQuestion first = questionnaire.choiceQuestions().get(0);
        resumed.answer(first, first.choices().get(0), NOW.minus(1, DAYS));
        submissions.save(resumed);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        new Retention(new RetentionPeriods(Duration.ofDays(30), null), submissions, events, auditTrail, clock)
                .deleteExpired();
        assertThat(submissions.findByToken(abandoned)).isEmpty();
        assertThat(submissions.findByToken(slow)).isPresent();
        assertThat(submissions.findById(old.id())).isPresent();

        new Retention(
                        new RetentionPeriods(Duration.ofDays(30), Duration.ofDays(365)),
                        submissions,
                        events,
                        auditTrail,
                        clock)
                .deleteExpired();
        assertThat(submissions.findById(old.id())).isEmpty();
        assertThat(submissions.findByToken(slow)).isPresent();
        assertThat(jdbc.sql("select actor || ' ' || action || ' ' || subject from audit_event")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "(settings) DELETED submissions kept long enough: 1",
                        "(settings) DELETED submissions kept long enough: 1");
    }

    @Test
    void theDatabaseItselfRefusesWhatMustNotBe() {
        Submission submission = submissions.save(submitted(questionnaire, Respondents.another(), 1, NOW));

        for (String wrong :
                List.of("score = 101", "reference = null", "email = 'a@example.com'", "submitted_at = null")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(wrong)
                    .isThrownBy(() -> jdbc.sql("update submission set " + wrong + " where id = " + submission.id())
                            .update());
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SubmissionsOnPostgresTest extends SubmissionsTest {}
