package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each answer was given: numbers by the id of the choice, by the id of the question. */
record FrequencyTable(Map<String, Map<String, Integer>> counts) {

    static final FrequencyTable EMPTY = new FrequencyTable(Map.of());

    FrequencyTable {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * Returns a tally with the answers of one more person.
     *
     * @throws IllegalArgumentException if a question is not answered
     */
    FrequencyTable with(Questionnaire questionnaire, Answers answers) {
        Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            Choice chosen = answers.to(question)
                    .orElseThrow(() -> new IllegalArgumentException("question " + question.id() + " is not answered"));
            Map<String, Integer> counted = new LinkedHashMap<>();
            // every choice from the first answer on, so that the length of the text says as little as it can
            for (Choice choice : question.choices()) {
                counted.put(choice.id(), count(question, choice) + (choice.equals(chosen) ? 1 : 0));
            }
            all.put(question.id(), Collections.unmodifiableMap(counted));
        }
        return new FrequencyTable(all);
    }

    int count(ChoiceQuestion question, Choice choice) {
        return counts.getOrDefault(question.id(), Map.of()).getOrDefault(choice.id(), 0);
    }

    /** Does not reveal the answers, so that they are not logged. */
    @Override
    public String toString() {
        return "FrequencyTable[…]";
    }
}
