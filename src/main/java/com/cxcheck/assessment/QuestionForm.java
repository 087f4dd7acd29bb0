package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a question's page sends.
 *
 * @param choice the id of the chosen answer
 * @param feedback the free text
 * @param from "answers" if the visitor came from the check page and goes back there
 * @param source which link the visitor came by, said at the first question
 * @param attempt which of the visitor's walks the page belongs to
 */
record QuestionForm(
        Optional<String> choice,
        Optional<String> feedback,
        Optional<String> from,
        Optional<String> source,
        Attempt attempt) {

    QuestionForm {
        attempt = attempt == null ? Attempt.UNTOLD : attempt;
    }

    /** What is wrong with an answer. */
    enum Mistake {
        CHOICE_MISSING,
        FEEDBACK_TOO_LONG
    }

    /** The form as a page shows it that was answered before. */
    static QuestionForm of(Submission submission, Question question, Optional<String> from, Optional<String> source) {
        return new QuestionForm(
                question instanceof ChoiceQuestion choices
                        ? submission.answers().to(choices).map(Choice::id)
                        : Optional.empty(),
                submission.feedback(),
                from,
                source,
                new Attempt(submission.attempt()));
    }

    boolean cameFromCheckPage() {
        return from.filter("answers"::equals).isPresent();
    }

    /** The link that the visitor came by; whatever can't be the name of one counts as none. */
    public Optional<Source> cameBy() {
        return source.flatMap(Source::parse);
    }

    /** The chosen one of a question's answers; null if none of them is. */
    public @Nullable Choice chosen(ChoiceQuestion question) {
        return choice.flatMap(question::choice).orElse(null);
    }

    /** Answers a question with what was sent, or leaves everything as it is and says what is wrong. */
    @Nullable
    Mistake answer(Question question, Submission submission, Instant now) {
        if (question instanceof ChoiceQuestion choices) {
            Choice chosen = chosen(choices);
            if (chosen == null) {
                return Mistake.CHOICE_MISSING;
            }
            submission.answer(choices, chosen, now);
            return null;
        } else if (question instanceof TextQuestion text && excess(text) > 0) {
            return Mistake.FEEDBACK_TOO_LONG;
        } else {
            feedback.ifPresent(text -> submission.giveFeedback(text, now));
            return null;
        }
    }

    /** The form as it is shown again after a mistake: a choice that isn't one gives way to the stored one. */
    QuestionForm corrected(Submission submission, Question question) {
        return question instanceof ChoiceQuestion ? of(submission, question, from, source) : this;
    }

    /** By how many characters the free text is too long; 0 if it isn't. */
    public int excess(TextQuestion question) {
        return question.excess(feedback.orElse(""));
    }
}
