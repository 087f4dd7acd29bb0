package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.cxcheck.input.TextLength;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The question for free text. It is not scored and may be left empty.
 *
 * @param maxLength in characters as {@link TextLength#inCharacters} counts them, 1 to 10,000
 */
public record TextQuestion(
        String id, String text, @JsonProperty("short") String label, int maxLength) implements Question {

    public TextQuestion {
        Require.id(id, "a question");
        text = Require.line(text, "question " + id, "text");
        label = Require.line(label, "question " + id, "short");
        that(
                maxLength >= 1 && maxLength <= 10_000,
                "question " + id + ": max_length is " + maxLength + "; it has to be from 1 to 10000");
    }

    /** @param optional true or absent, since free text may always be left empty */
    @JsonCreator
    static TextQuestion of(
            String id, String text, @JsonProperty("short") String label, int maxLength, @Nullable Boolean optional) {
        that(
                !Boolean.FALSE.equals(optional),
                "question " + id + ": optional is false; free text may always be left empty, so remove this line");
        return new TextQuestion(id, text, label, maxLength);
    }

    /** The number of characters beyond {@link #maxLength}; 0 if there are none. */
    public int excess(String answer) {
        return TextLength.excess(answer, maxLength);
    }
}
