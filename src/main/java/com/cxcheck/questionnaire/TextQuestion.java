package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.cxcheck.input.TextLength;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The question for free text. It doesn't count.
 *
 * @param optional whether it may be left empty; so far it always may
 * @param maxLength how many characters an answer may have, as {@link #length} counts them
 */
public record TextQuestion(
        String id, String text, @JsonProperty("short") String label, boolean optional, int maxLength)
        implements Question {

    public TextQuestion {
        Require.id(id, "a question");
        text = Require.line(text, "question " + id, "text");
        label = Require.line(label, "question " + id, "short");
        that(optional, "question " + id + ": optional has to be true; nobody is made to write");
        that(
                maxLength >= 1 && maxLength <= 10_000,
                "question " + id + ": max_length is " + maxLength + "; it has to be from 1 to 10000");
    }

    /** The length of a text as people count it. */
    public static int length(String text) {
        return TextLength.inCharacters(text);
    }

    /** By how many characters an answer is too long; 0 if it isn't. */
    public int excess(String answer) {
        return TextLength.excess(answer, maxLength);
    }
}
