package com.cxcheck.questionnaire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to a question.
 *
 * @param proactive per cent, 0 to 100; empty if the choice says that the question doesn't apply, which leaves it unscored
 * @param suggested whether the text is advice to those whose answer was less proactive; "True" or "75%" are not
 * @param insight the reason for this value: paragraphs separated by line feeds
 */
public record Choice(String id, String text, OptionalInt proactive, boolean suggested, String insight) {

    public Choice {
        Require.id(id, Subject.anEntry("answers"));
        Subject answer = Subject.entry("answers", id);
        text = Require.line(text, answer, "text");
        insight = Require.paragraphs(insight, answer, "insight");
        proactive.ifPresent(value -> Require.range(value, 0, 100, answer, "proactive"));
    }

    @JsonCreator
    static Choice of(
            String id,
            String text,
            OptionalInt proactive,
            @Nullable Boolean applicable,
            @Nullable Boolean suggested,
            String insight) {
        boolean applies = !Boolean.FALSE.equals(applicable);
        Require.that(
                applies == proactive.isPresent(),
                Subject.entry("answers", String.valueOf(id)).mistake("proactive", "content.mistake.noPlace"));
        return new Choice(id, text, proactive, !Boolean.FALSE.equals(suggested), insight);
    }

    @JsonProperty("applicable")
    public boolean applicable() {
        return proactive.isPresent();
    }

    /** 100 − {@link #proactive}; empty if that is. */
    public OptionalInt reactive() {
        return proactive.isPresent() ? OptionalInt.of(100 - proactive.getAsInt()) : OptionalInt.empty();
    }
}
