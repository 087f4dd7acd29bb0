package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * The question for free text. It doesn't count.
 *
 * @param optional whether it may be left empty; so far it always may
 * @param maxLength how many characters an answer may have, as {@link #length} counts them
 */
public record TextQuestion(
        String id, String text, @JsonProperty("short") String label, boolean optional, int maxLength)
        implements Question {

    /** What a reader takes for one character, however many code points it is made of (Unicode Standard Annex 29). */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    public TextQuestion {
        Require.id(id, "a question");
        Require.text(text, "question " + id, "text");
        Require.text(label, "question " + id, "short");
        that(optional, "question " + id + ": optional has to be true; nobody is made to write");
        that(
                maxLength >= 1 && maxLength <= 10_000,
                "question " + id + ": max_length is " + maxLength + "; it has to be from 1 to 10000");
    }

    /** The length of a text as people count it: a flag, a family or an accented letter is one, and so is a line end. */
    public static int length(String text) {
        return Math.toIntExact(CHARACTER.matcher(text).results().count());
    }
}
