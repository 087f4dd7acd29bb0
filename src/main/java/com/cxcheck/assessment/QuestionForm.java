package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.util.Optional;

/**
 * The form of a question's page.
 *
 * @param choice the id of the chosen answer
 * @param from "answers" if the visitor came from the check page
 * @param source the link that the visitor came by
 */
record QuestionForm(
        Optional<String> choice,
        Optional<String> feedback,
        Optional<String> from,
        Optional<String> source,
        Attempt attempt) {

    QuestionForm {
        attempt = attempt == null ? Attempt.UNKNOWN : attempt;
    }

    /** The form with the stored answer. */
    static QuestionForm of(Submission submission, Question question, Optional<String> from, Optional<String> source) {
        return new QuestionForm(
                        Optional.empty(), submission.feedback(), from, source, new Attempt(submission.attempt()))
                .withStoredChoice(Walk.of(submission), question);
    }

    /** Replaces a choice by the stored one. */
    QuestionForm withStoredChoice(Walk walk, Question question) {
        return question instanceof ChoiceQuestion choices
                ? new QuestionForm(walk.answers().to(choices).map(Choice::id), feedback, from, source, attempt)
                : this;
    }

    boolean isValid(Question question) {
        return question instanceof ChoiceQuestion choices
                ? chosen(choices).isPresent()
                : question instanceof TextQuestion text && excess(text) == 0;
    }

    boolean cameFromCheckPage() {
        return from.filter("answers"::equals).isPresent();
    }

    public Optional<Source> validSource() {
        return source.flatMap(Source::parse);
    }

    public Optional<Choice> chosen(ChoiceQuestion question) {
        return choice.flatMap(question::choice);
    }

    /** By how many characters the feedback is too long; 0 if it isn't. */
    public int excess(TextQuestion question) {
        return question.excess(feedback.orElse(""));
    }
}
