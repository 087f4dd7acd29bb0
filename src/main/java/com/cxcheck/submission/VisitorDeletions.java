package com.cxcheck.submission;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.questionnaire.Questionnaire;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes all submissions of a visitor, or a single one. The hash of the token is remembered for a day, for the last {@value #MAX_REMEMBERED}
 * visitors, so that a request that was under way does not start a new attempt.
 */
@Component
public class VisitorDeletions {

    static final Duration REMEMBERED = Duration.ofDays(1);
    static final int MAX_REMEMBERED = 100_000;

    /** A visitor hardly starts that many attempts while a deletion is under way. */
    private static final int MAX_TRIES = 5;

    private final Submissions submissions;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final AuditTrail auditTrail;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    VisitorDeletions(
            Submissions submissions,
            ObjectProvider<Questionnaire> questionnaire,
            AuditTrail auditTrail,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.submissions = submissions;
        this.questionnaire = questionnaire;
        this.auditTrail = auditTrail;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The number of submissions that were deleted. */
    public record Deleted(int submitted, int inProgress) {

        public static final Deleted NOTHING = new Deleted(0, 0);

        private static Deleted of(List<Submission> all) {
            int submitted = (int) all.stream().filter(Submission::isSubmitted).count();
            return new Deleted(submitted, all.size() - submitted);
        }
    }

    /** Deletes all submissions of a visitor. Repeated, it returns the same as the first time. */
    public Deleted delete(VisitorToken visitor) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> tryDelete(visitor)));
            } catch (DataIntegrityViolationException anotherAttemptStarted) {
                if (tries == MAX_TRIES) {
                    throw anotherAttemptStarted;
                }
            }
        }
    }

    /** Deletes one submission. Repeated, it returns the same as the first time. */
    public Deleted delete(String reference) {
        transaction.executeWithoutResult(status -> submissions
                .lockByReference(reference)
                .ifPresent(submission -> {
                    submissions.deleteSubmitted(List.of(submission.id()));
                    auditTrail.record(
                            AuditTrail.VISITOR,
                            AuditedAction.DELETED,
                            "a submission, by the link that was sent to its address");
                }));
        return new Deleted(1, 0);
    }

    private Deleted tryDelete(VisitorToken visitor) {
        List<Submission> all = submissions.lockAllByTokenHash(visitor.hash());
        int next = all.stream().mapToInt(Submission::attempt).max().orElse(0) + 1;
        // its unique key blocks an insert of the next attempt until the transaction ends, and waits for one under way
        Submission lock = submissions.save(new Submission(visitor, next, questionnaire.getObject(), clock.instant()));
        submissions.delete(lock);
        Optional<Deleted> earlier = find(visitor);
        if (all.isEmpty() && earlier.isPresent()) {
            return earlier.get();
        }
        all.forEach(submissions::delete);
        Deleted deleted = Deleted.of(all);
        remember(visitor, deleted);
        if (all.stream().anyMatch(submission -> !submission.isTest())) {
            auditTrail.record(AuditTrail.VISITOR, AuditedAction.DELETED, "submissions of their own: " + all.size());
        }
        return deleted;
    }

    /** Returns what the visitor has deleted within the last day. */
    public Optional<Deleted> find(VisitorToken visitor) {
        return jdbc.sql("select submitted, in_progress from deleted_visitor where token_hash = ?")
                .param(visitor.hash())
                .query((row, number) -> new Deleted(row.getInt(1), row.getInt(2)))
                .optional();
    }

    private void remember(VisitorToken visitor, Deleted deleted) {
        jdbc.sql("insert into deleted_visitor (token_hash, deleted_at, submitted, in_progress)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(visitor.hash(), Timestamp.from(clock.instant()), deleted.submitted(), deleted.inProgress())
                .update();
        jdbc.sql("delete from deleted_visitor where id <= (select max(id) from deleted_visitor) - ?")
                .param(MAX_REMEMBERED)
                .update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from deleted_visitor where deleted_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }
}
