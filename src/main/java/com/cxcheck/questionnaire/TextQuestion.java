package com.cxcheck.questionnaire;

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
        Require.id(id, Subject.anEntry("questions"));
        Subject question = Subject.entry("questions", id);
        text = Require.line(text, question, "text");
        label = Require.line(label, question, "short");
        Require.range(maxLength, 1, 10_000, question, "max_length");
    }

    /** @param optional true or absent, since free text may always be left empty */
    @JsonCreator
    static TextQuestion of(
            String id, String text, @JsonProperty("short") String label, int maxLength, @Nullable Boolean optional) {
        Require.that(
                !Boolean.FALSE.equals(optional),
                Subject.entry("questions", String.valueOf(id)).mistake("optional", "content.mistake.optional"));
        return new TextQuestion(id, text, label, maxLength);
    }

    /** The number of characters beyond {@link #maxLength}; 0 if there are none. */
    public int excess(String answer) {
        return TextLength.excess(answer, maxLength);
    }
}
