package com.cxcheck.round;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Begins walks in rounds. A visitor's own walk is left as it is, and goes on after the answers are cast. */
@Component
class Entrance {

    private static final String FIRST_QUESTION = "/questions/1";

    /** Leads to the first question that is not answered. */
    private static final String CHECK_PAGE = "/answers";

    private final Submissions submissions;
    private final BallotBox box;
    private final Clock clock;
    private final TransactionOperations transaction;

    Entrance(Submissions submissions, BallotBox box, Clock clock, TransactionOperations transaction) {
        this.submissions = submissions;
        this.box = box;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Begins or resumes a walk in an open round, and returns the path of the next page. Of two at once one is tried again. */
    String join(Round round, VisitorToken visitor) {
        if (visitor.test()) {
            // nothing of a test is counted; the page says how to end it
            return "/join/" + round.code().shown();
        }
        if (round.isOpenedFrom(visitor)) {
            return round.path();
        }
        if (box.hasCast(round, visitor)) {
            return round.path() + "?again=true";
        }
        try {
            return tryJoin(round, visitor);
        } catch (DataIntegrityViolationException twoFirstStepsAtOnce) {
            return tryJoin(round, visitor);
        }
    }

    private String tryJoin(Round round, VisitorToken visitor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Submission> all = submissions.lockAllByToken(visitor);
            int last = all.stream().mapToInt(Submission::attempt).max().orElse(0);
            Optional<Submission> begun = all.stream()
                    .filter(walk -> walk.roundId().equals(Optional.of(round.id())))
                    .findFirst();
            begun.filter(walk -> walk.attempt() < last).ifPresent(walk -> submissions.renumber(walk.id(), last + 1));
            if (begun.isEmpty()) {
                Submission walk = new Submission(visitor, last + 1, round.questionnaire(), clock.instant());
                walk.setRoundId(round.id());
                submissions.save(walk);
            }
            return begun.filter(Submission::isBegun).isPresent() ? CHECK_PAGE : FIRST_QUESTION;
        }));
    }
}
