package com.cxcheck.questionnaire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers so far: ids of choices by the id of their question. */
public record Answers(Map<String, String> choices) {

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** Returns a copy with one more answer, which replaces an earlier one to the same question. */
    public Answers with(ChoiceQuestion question, Choice choice) {
        if (!question.choices().contains(choice)) {
            throw new IllegalArgumentException("question " + question.id() + " has no such choice");
        }
        Map<String, String> changed = new LinkedHashMap<>(choices);
        changed.put(question.id(), choice.id());
        return new Answers(changed);
    }

    public Optional<Choice> to(ChoiceQuestion question) {
        return Optional.ofNullable(choices.get(question.id())).flatMap(question::choice);
    }
}
