package com.cxcheck.submission;

import com.cxcheck.questionnaire.TextQuestion;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question for free text.
 *
 * @param text verbatim; null for none
 * @param answered whether the visitor has gone on from the question, with or without a text
 */
@Embeddable
record Feedback(
        @Column(name = "feedback") @Nullable String text,
        @Column(name = "feedback_answered") boolean answered) {

    static final Feedback UNANSWERED = new Feedback(null, false);

    /** @throws IllegalArgumentException if the text is longer than the question allows */
    static Feedback of(TextQuestion question, String text) {
        if (question.excess(text) > 0) {
            throw new IllegalArgumentException("the feedback is too long");
        }
        return new Feedback(text.isBlank() ? null : text, true);
    }
}
