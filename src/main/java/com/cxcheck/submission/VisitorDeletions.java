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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Visitors who delete their answers. The hash of each one's token is kept for about a day, for the last {@value #MOST} of
 * them, so that an answer that was still under way begins no walk under a token whose respondent has deleted everything.
 */
@Component
public class VisitorDeletions {

    static final Duration KEPT = Duration.ofDays(1);
    static final int MOST = 100_000;

    /** An respondent begins one walk at a time: there are not so many of which a deletion could learn while it is under way. */
    private static final int TRIES = 5;

    private final Submissions submissions;
    private final Questionnaire questionnaire;
    private final AuditTrail auditTrail;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    VisitorDeletions(
            Submissions submissions,
            Questionnaire questionnaire,
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

    /**
     * What was deleted.
     *
     * @param submitted how many results
     * @param inProgress how many walks that were not submitted
     */
    public record Deleted(int submitted, int inProgress) {

        public static final Deleted NOTHING = new Deleted(0, 0);

        private static Deleted of(List<Submission> walks) {
            int submitted = (int) walks.stream().filter(Submission::isSubmitted).count();
            return new Deleted(submitted, walks.size() - submitted);
        }
    }

    /** Deletes every walk of an respondent. Done twice, it says both times what there was. */
    public Deleted delete(VisitorToken respondent) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> tryDelete(respondent)));
            } catch (DataIntegrityViolationException aWalkBeganMeanwhile) {
                if (tries == TRIES) {
                    throw aWalkBeganMeanwhile;
                }
            }
        }
    }

    private Deleted tryDelete(VisitorToken respondent) {
        List<Submission> walks = submissions.lockAllByTokenHash(respondent.hash());
        int next = walks.stream().mapToInt(Submission::attempt).max().orElse(0) + 1;
        // its unique key lets nobody else begin a walk until the transaction ends, and waits for who is about to
        Submission inTheWay = submissions.save(new Submission(respondent, next, questionnaire, clock.instant()));
        submissions.delete(inTheWay);
        Optional<Deleted> earlier = find(respondent);
        if (walks.isEmpty() && earlier.isPresent()) {
            return earlier.get();
        }
        walks.forEach(submissions::delete);
        Deleted deleted = Deleted.of(walks);
        note(respondent, deleted);
        if (!walks.isEmpty()) {
            auditTrail.record(AuditTrail.VISITOR, AuditedAction.DELETED, "submissions of their own: " + walks.size());
        }
        return deleted;
    }

    /** What an respondent has lately deleted, if they have deleted anything or tried to. */
    public Optional<Deleted> find(VisitorToken respondent) {
        return jdbc.sql("select submitted, in_progress from deleted_visitor where token_hash = ?")
                .param(respondent.hash())
                .query((row, number) -> new Deleted(row.getInt(1), row.getInt(2)))
                .optional();
    }

    private void note(VisitorToken respondent, Deleted deleted) {
        jdbc.sql("insert into deleted_visitor (token_hash, deleted_at, submitted, in_progress)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(respondent.hash(), Timestamp.from(clock.instant()), deleted.submitted(), deleted.inProgress())
                .update();
        jdbc.sql("delete from deleted_visitor where id <= (select max(id) from deleted_visitor) - ?")
                .param(MOST)
                .update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forgetOld() {
        jdbc.sql("delete from deleted_visitor where deleted_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
