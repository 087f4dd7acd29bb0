package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Require.that;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scored question.
 *
 * @param theme the id of its theme
 * @param weight 1 to 10
 * @param label a statement that the answers agree or disagree with
 * @param nextStepTitle the next step in a few words
 * @param effort how soon the next step can be taken, if the author says so
 * @param nextStep the recommendation to those who have something to gain here: paragraphs separated by line feeds
 * @param choices at most {@value #MAX_CHOICES}; at least one has 0 and one 100 per cent
 */
public record ChoiceQuestion(
        String id,
        String theme,
        int weight,
        String text,
        @JsonProperty("short") String label,
        String nextStepTitle,
        Optional<Effort> effort,
        String nextStep,
        @JsonProperty("answers") List<Choice> choices)
        implements Question {

    private static final int MAX_CHOICES = 26;

    public ChoiceQuestion {
        Require.id(id, Subject.anEntry("questions"));
        Subject question = Subject.entry("questions", id);
        theme = Require.line(theme, question, "theme");
        Require.range(weight, 1, 10, question, "weight", "content.mistake.wholeRange");
        text = Require.line(text, question, "text");
        label = Require.line(label, question, "short");
        nextStepTitle = Require.line(nextStepTitle, question, "next_step_title");
        nextStep = Require.paragraphs(nextStep, question, "next_step");
        choices = Require.some(choices, question, "answers");
        Require.distinct(choices, Choice::id, Subject.list("answers").in(question));
        that(
                choices.size() <= MAX_CHOICES,
                question.mistake("answers", "content.mistake.answers", choices.size(), MAX_CHOICES));
        for (int end : new int[] {0, 100}) {
            that(
                    proactive(choices).anyMatch(proactive -> proactive == end),
                    question.mistake("answers", "content.mistake.noEnd", end));
        }
    }

    @JsonCreator
    static ChoiceQuestion of(
            String id,
            String theme,
            int weight,
            String text,
            @JsonProperty("short") String label,
            @Nullable String nextStepTitle,
            Optional<Effort> effort,
            String nextStep,
            @JsonProperty("answers") List<Choice> choices) {
        return new ChoiceQuestion(
                id,
                theme,
                weight,
                text,
                label,
                nextStepTitle == null ? label : nextStepTitle,
                effort,
                nextStep,
                choices);
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

    /**
     * What makes the same answer count the same.
     *
     * @param proactive by the ids of the choices, as {@link Choice#proactive}
     */
    public record Counting(int weight, Map<String, OptionalInt> proactive) {}

    /** Equal for two forms of a question that count alike, whatever their words and the order of their choices. */
    public Counting counting() {
        return new Counting(weight, choices.stream().collect(Collectors.toMap(Choice::id, Choice::proactive)));
    }

    /** The letter of one of its choices, from A in their order. */
    public char letter(Choice choice) {
        return (char) ('A' + choices.indexOf(choice));
    }

    /** The least proactive of the suggested choices that are more proactive; none if the given one doesn't apply. */
    public Optional<Choice> nextLevel(Choice from) {
        int level = from.proactive().orElse(100);
        return choices.stream()
                .filter(choice -> choice.suggested() && choice.proactive().orElse(-1) > level)
                .min(Comparator.comparingInt(choice -> choice.proactive().orElseThrow()));
    }

    boolean alwaysApplies() {
        return choices.stream().allMatch(Choice::applicable);
    }

    /** What a translation must have in common, see {@link Questionnaire#outline}. */
    List<String> outline() {
        String name = "question " + id;
        Stream<String> itself = Stream.of(name + " of theme " + theme + " with weight " + weight
                + effort.map(soon -> " and effort " + soon.key()).orElse(""));
        Stream<String> answers = choices.stream()
                .map(choice -> name + ", answer " + choice.id() + " with "
                        + (choice.applicable()
                                ? "proactive " + choice.proactive().orElseThrow()
                                : "applicable false")
                        + (choice.suggested() ? "" : " and suggested false"));
        return Stream.concat(itself, answers).toList();
    }
}
