package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question that counts.
 *
 * @param theme the id of the theme that it belongs to
 * @param weight how much it counts, 1 to 10
 * @param label a few words that stand for it in lists
 * @param nextStep what a business does first that has something to gain here, in one paragraph or more with a line end
 *     between two
 * @param choices its answers; one of them is purely reactive and one purely proactive
 */
public record ChoiceQuestion(
        String id,
        String theme,
        int weight,
        String text,
        @JsonProperty("short") String label,
        String nextStep,
        @JsonProperty("answers") List<Choice> choices)
        implements Question {

    public ChoiceQuestion {
        Require.id(id, "a question");
        theme = Require.line(theme, "question " + id, "theme");
        that(
                weight >= 1 && weight <= 10,
                "question " + id + ": weight is " + weight + "; it has to be a whole number from 1 to 10");
        text = Require.line(text, "question " + id, "text");
        label = Require.line(label, "question " + id, "short");
        nextStep = Require.paragraphs(nextStep, "question " + id, "next_step");
        choices = Require.some(choices, "question " + id, "answers");
        Require.distinct(choices, Choice::id, "question " + id + ", answers");
        for (int end : new int[] {0, 100}) {
            that(
                    proactive(choices).anyMatch(proactive -> proactive == end),
                    "question " + id + " has no answer with proactive: " + end
                            + "; the scale has to reach both of its ends");
        }
    }

    private static IntStream proactive(List<Choice> choices) {
        return choices.stream().flatMapToInt(choice -> choice.proactive().stream());
    }

    public Optional<Choice> choice(String choiceId) {
        for (Choice choice : choices) {
            if (choice.id().equals(choiceId)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** The choice that is the next more proactive one; there is none above the most proactive one. */
    public Optional<Choice> nextLevel(Choice from) {
        return from.proactive().isEmpty()
                ? Optional.empty()
                : choices.stream()
                        .filter(choice ->
                                choice.proactive().orElse(-1) > from.proactive().getAsInt())
                        .min(Comparator.comparingInt(
                                choice -> choice.proactive().orElseThrow()));
    }

    /** Whether no answer takes the question out of the score. */
    boolean alwaysApplies() {
        return choices.stream().allMatch(Choice::applicable);
    }
}
