package com.cxcheck.submission;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cxcheck.PostgresTest;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.questionnaire.ChoiceQuestion;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/** None */
class SubmissionsTest extends StoredSubmissions {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditTrail auditTrail;

    @Autowired
    private TransactionOperations transaction;

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
    void aRespondentHasEachAttemptOnce() {
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
    void whatIsKeptForItsWholePeriodIsDeletedInTheSecondAfterThat() {
        Instant border = NOW.minus(30, DAYS);
        VisitorToken kept = Respondents.another();
        submissions.save(new Submission(kept, 1, questionnaire, border));
        VisitorToken late = Respondents.another();
        submissions.save(new Submission(late, 1, questionnaire, border.minusSeconds(1)));
        Submission keptResult = submissions.save(submitted(questionnaire, Respondents.another(), 1, border));
        Submission lateResult =
                submissions.save(submitted(questionnaire, Respondents.another(), 1, border.minusSeconds(1)));

        new Retention(
                        new RetentionPeriods(Duration.ofDays(30), Duration.ofDays(30)),
                        submissions,
                        events,
                        auditTrail,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .deleteExpired();

        assertThat(submissions.findByToken(kept)).isPresent();
        assertThat(submissions.findByToken(late)).isEmpty();
        assertThat(submissions.findById(keptResult.id())).isPresent();
        assertThat(submissions.findById(lateResult.id())).isEmpty();
    }

    @Test
    void whatIsLeftOnASharedDeviceIsKeptForTwoPauses() {
        Instant border = NOW.minus(VisitorToken.PAUSE_ON_SHARED_DEVICE.multipliedBy(2));
        VisitorToken reading = Respondents.another().forSharedDevice();
        submissions.save(new Submission(reading, 1, questionnaire, border));
        VisitorToken left = Respondents.another().forSharedDevice();
        submissions.save(new Submission(left, 1, questionnaire, border.minusSeconds(1)));

        new SharedDeviceRetention(submissions, Clock.fixed(NOW, ZoneOffset.UTC)).deleteLeft();

        assertThat(submissions.findByToken(reading)).isPresent();
        assertThat(submissions.findByToken(left)).isEmpty();
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
