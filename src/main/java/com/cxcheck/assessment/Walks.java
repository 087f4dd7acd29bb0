package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The walks of all visitors, each found by its visitor's token. */
@Component
class Walks {

    private final Submissions submissions;
    private final VisitorDeletions deletions;
    private final Questionnaire questionnaire;
    private final Clock clock;
    private final TransactionOperations transaction;

    Walks(
            Submissions submissions,
            VisitorDeletions deletions,
            Questionnaire questionnaire,
            Clock clock,
            TransactionOperations transaction) {
        this.submissions = submissions;
        this.deletions = deletions;
        this.questionnaire = questionnaire;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The visitor's latest walk, if one is begun. */
    Optional<Submission> find(VisitorToken respondent) {
        return submissions.findByToken(respondent);
    }

    /**
     * The walk to show: the latest, or a new one of which nothing is stored yet.
     *
     * @param attempt the walk that the page is about; one more than that of a submitted walk begins the next
     */
    Submission current(VisitorToken respondent, Attempt attempt) {
        return currentOf(respondent, attempt, find(respondent));
    }

    /**
     * Takes a step on the visitor's walk and stores it. Other requests of the same respondent wait until it is done, so that none
     * undoes what another did.
     *
     * @throws WalkDeletedException if the respondent has deleted all walks, of which this would bring one back
     */
    <T> T step(VisitorToken respondent, Attempt attempt, Function<Submission, T> step) {
        try {
            return tryStep(respondent, attempt, step);
        } catch (DataIntegrityViolationException twoFirstStepsAtOnce) {
            return tryStep(respondent, attempt, step);
        }
    }

    private <T> T tryStep(VisitorToken respondent, Attempt attempt, Function<Submission, T> step) {
        return transaction.execute(status -> {
            Optional<Submission> latest = submissions.lockByToken(respondent);
            Submission submission = currentOf(respondent, attempt, latest);
            T outcome = step.apply(submission);
            if (submission.isBegun()) {
                submissions.save(submission);
            }
            if (!latest.equals(Optional.of(submission))) {
                // only now: a deletion that is under way lets nobody begin a walk until it is noted
                deletions.find(respondent).ifPresent(deleted -> {
                    throw new WalkDeletedException(deleted);
                });
            }
            return outcome;
        });
    }

    private Submission currentOf(VisitorToken respondent, Attempt attempt, Optional<Submission> latest) {
        int next = latest.map(Submission::attempt).orElse(0) + 1;
        boolean again = latest.filter(Submission::isSubmitted).isPresent() && attempt.number() == next;
        return latest.filter(submission -> !again)
                .orElseGet(() -> new Submission(respondent, next, questionnaire, clock.instant()));
    }
}
