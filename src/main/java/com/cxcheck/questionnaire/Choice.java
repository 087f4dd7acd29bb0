package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to a question.
 *
 * @param proactive its weighting in per cent, 0 to 100, of which the rest is reactive; empty where the choice says that
 *     the question doesn't apply, which takes the question out of the score
 * @param insight why it counts as it does, in one paragraph or more with a line end between two
 */
public record Choice(String id, String text, OptionalInt proactive, String insight) {

    public Choice {
        Require.id(id, "an answer");
        text = Require.line(text, "answer " + id, "text");
        insight = Require.paragraphs(insight, "answer " + id, "insight");
        that(
                proactive.stream().allMatch(value -> value >= 0 && value <= 100),
                "answer " + id + ": proactive is " + proactive.orElse(0) + "; it has to be from 0 to 100");
    }

    @JsonCreator
    static Choice of(String id, String text, OptionalInt proactive, @Nullable Boolean applicable, String insight) {
        boolean applies = !Boolean.FALSE.equals(applicable);
        that(
                applies == proactive.isPresent(),
                "answer " + id + " needs either proactive, from 0 to 100, or applicable: false, and not both");
        return new Choice(id, text, proactive, insight);
    }

    /** Whether the question stays in the score when it is answered so. */
    @JsonProperty("applicable")
    public boolean applicable() {
        return proactive.isPresent();
    }

    /** What is not proactive, in per cent; empty where {@link #proactive} is. */
    public OptionalInt reactive() {
        return proactive.isPresent() ? OptionalInt.of(100 - proactive.getAsInt()) : OptionalInt.empty();
    }
}
