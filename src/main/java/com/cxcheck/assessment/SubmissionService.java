package com.cxcheck.assessment;

import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.round.BallotBox;
import com.cxcheck.round.BallotBox.Casting;
import com.cxcheck.round.Round;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Loads and changes visitors' submissions. Changes of the same visitor are serialized by a lock on the latest row. */
@Component
class SubmissionService {

    private final Submissions submissions;
    private final VisitorDeletions deletions;
    private final BallotBox box;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionOperations transaction;

    SubmissionService(
            Submissions submissions,
            VisitorDeletions deletions,
            BallotBox box,
            ObjectProvider<Questionnaire> questionnaire,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionOperations transaction) {
        this.submissions = submissions;
        this.deletions = deletions;
        this.box = box;
        this.questionnaire = questionnaire;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Finds the visitor's latest submission. */
    Optional<Submission> find(VisitorToken visitor) {
        return submissions.findByToken(visitor);
    }

    /** Finds the latest result of the visitor whose latest submission is given. */
    Optional<Submission> lastSubmitted(Submission latest) {
        return latest.isSubmitted()
                ? Optional.of(latest)
                : latest.attempt() > 1 ? submissions.findPrevious(latest) : Optional.empty();
    }

    /**
     * Returns the submission to show: the latest one, or a new one that is not stored yet.
     *
     * @param attempt one more than that of a submitted one starts the next
     */
    Submission current(VisitorToken visitor, Attempt attempt) {
        return current(visitor, attempt, find(visitor));
    }

    private Submission current(VisitorToken visitor, Attempt attempt, Optional<Submission> latest) {
        int next = latest.map(Submission::attempt).orElse(0) + 1;
        boolean again =
                latest.filter(Submission::isSubmitted).isPresent() && attempt.number() == next && !attempt.isInRound();
        return latest.filter(submission -> !again)
                .orElseGet(() -> new Submission(visitor, next, questionnaire.getObject(), clock.instant()));
    }

    /** @param path that of the next page; empty if the form is invalid and nothing was stored */
    record NextPage(Navigation navigation, Optional<String> path) {}

    /**
     * Stores the answer of a question's page, unless it is invalid or the page is out of date.
     *
     * @throws AnswersDeletedException see {@link #change}
     */
    NextPage answer(VisitorToken visitor, int page, QuestionForm form) {
        return change(visitor, form.attempt(), submission -> {
            Question question = Navigation.question(submission.questionnaire(), page);
            if (submission.isSubmitted() || form.attempt().isOtherThan(submission)) {
                Navigation navigation = Navigation.of(submission);
                return new NextPage(
                        navigation, castBefore(visitor, form.attempt()).or(() -> Optional.of(navigation.resume())));
            }
            if (!submission.isBegun() && form.asksOtherThan(question)) {
                return new NextPage(Navigation.of(submission), Optional.of(Navigation.questionPage(page)));
            }
            if (form.isValid(question)) {
                store(form, question, submission, clock.instant());
            }
            Navigation navigation = Navigation.of(submission);
            return new NextPage(navigation, form.next(navigation, page));
        });
    }

    private static void store(QuestionForm form, Question question, Submission submission, Instant now) {
        if (!submission.isBegun()) {
            form.validSource().ifPresent(submission::setSource);
        }
        if (question instanceof ChoiceQuestion choices) {
            form.chosen(choices).ifPresent(choice -> submission.answer(choices, choice, now));
        } else if (form.answersFeedback(submission)) {
            form.feedback().ifPresent(text -> submission.giveFeedback(text, now));
        }
    }

    /**
     * Returns the path at which a visitor takes the questionnaire again, or goes on with the attempt that is in progress.
     */
    String again(VisitorToken visitor) {
        return find(visitor)
                .map(latest -> latest.isSubmitted()
                        ? Navigation.questionPage(1) + "?attempt=" + (latest.attempt() + 1)
                        : Navigation.of(latest).resume() + "?continued=true")
                .orElse(Navigation.questionPage(1));
    }

    /**
     * Submits the answers, or casts them if they belong to a round, if they are complete, and returns the path of the next page.
     *
     * @throws AnswersDeletedException see {@link #change}
     */
    String submit(VisitorToken visitor, Attempt attempt, Locale language, Cast how) {
        return attempt.isInRound() ? cast(visitor, attempt, how, language) : submitOwn(visitor, attempt, language);
    }

    private String submitOwn(VisitorToken visitor, Attempt attempt, Locale language) {
        return change(visitor, attempt, submission -> {
            if (!attempt.isOtherThan(submission)
                    && submission.roundId().isEmpty()
                    && !submission.isSubmitted()
                    && submission.questionnaire().isCompletedBy(submission.answers())) {
                fix(submission, language);
            }
            return Navigation.of(submission).resume();
        });
    }

    private void fix(Submission submission, Locale language) {
        submission.submit(clock.instant());
        submission.setLanguage(language);
        if (!submission.isTest()) {
            events.publishEvent(new SubmissionSubmitted(submission.id(), submission.submittedAt()));
        }
    }

    /** @param keepsOwn whether the visitor of a round wants a result as well */
    record Cast(boolean fromSharedDevice, boolean keepsOwn) {}

    private String cast(VisitorToken visitor, Attempt attempt, Cast how, Locale language) {
        String path = transaction.execute(status -> submissions.lockAllByToken(visitor).stream()
                .filter(walk -> Attempt.of(walk).round() == attempt.round())
                .findFirst()
                .map(walk -> cast(visitor, walk, how, language))
                .or(() -> castBefore(visitor, attempt))
                .orElse(Navigation.START_PAGE));
        return Objects.requireNonNull(path);
    }

    private String cast(VisitorToken visitor, Submission walk, Cast how, Locale language) {
        if (!walk.questionnaire().isCompletedBy(walk.answers())) {
            return Navigation.of(walk).resume();
        }
        Casting casting = box.cast(walk, visitor, how.fromSharedDevice(), how.keepsOwn());
        if (casting.outcome() == BallotBox.Outcome.COUNTED && walk.roundId().isEmpty()) {
            fix(walk, language);
            return casting.path() + "?own=true";
        }
        return switch (casting.outcome()) {
            case COUNTED -> casting.path();
            case CAST_BEFORE -> casting.path() + "?again=true";
            case TOO_LATE -> Navigation.CHECK_PAGE;
        };
    }

    /** The path of the round of a page if the visitor has cast in it by now. */
    private Optional<String> castBefore(VisitorToken visitor, Attempt attempt) {
        return attempt.isInRound()
                ? box.find(attempt.round())
                        .filter(round -> box.hasCast(round, visitor))
                        .map(Round::path)
                : Optional.empty();
    }

    /** Deletes what the visitor has in progress. */
    void discard(VisitorToken visitor) {
        transaction.executeWithoutResult(status -> submissions.lockAllByToken(visitor).stream()
                .filter(walk -> !walk.isSubmitted())
                .forEach(submissions::delete));
    }

    /** Makes the answers that were too late for a round the visitor's own, and returns the path of the next page. */
    String keepAsOwn(VisitorToken visitor, Attempt attempt) {
        transaction.executeWithoutResult(status -> submissions.lockAllByToken(visitor).stream()
                .filter(walk -> attempt.isInRound() && Attempt.of(walk).round() == attempt.round())
                .filter(walk ->
                        box.find(walk).filter(round -> !box.isOpen(round)).isPresent())
                .forEach(walk -> walk.setRoundId(null)));
        return Navigation.CHECK_PAGE;
    }

    /**
     * Changes the visitor's submission in a transaction. Of two first steps at once, one violates the unique key and is tried
     * again.
     *
     * @throws AnswersDeletedException if it would create a submission after the visitor has deleted all of theirs
     */
    private <T> T change(VisitorToken visitor, Attempt attempt, Function<Submission, T> change) {
        try {
            return tryChange(visitor, attempt, change);
        } catch (DataIntegrityViolationException twoFirstStepsAtOnce) {
            return tryChange(visitor, attempt, change);
        }
    }

    private <T> T tryChange(VisitorToken visitor, Attempt attempt, Function<Submission, T> change) {
        return transaction.execute(status -> {
            Optional<Submission> latest = submissions.lockByToken(visitor);
            Submission submission = current(visitor, attempt, latest);
            T result = change.apply(submission);
            if (submission.isBegun()) {
                submissions.save(submission);
            }
            if (!latest.equals(Optional.of(submission))) {
                // after the insert, which waits for a deletion that is under way
                deletions.find(visitor).ifPresent(deleted -> {
                    throw new AnswersDeletedException(deleted);
                });
            }
            return result;
        });
    }
}
