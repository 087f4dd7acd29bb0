package com.cxcheck.editor;

import com.cxcheck.questionnaire.Change;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which figures of two versions can be compared or counted together.
 *
 * @param scores whether the same answers have the same score in both, by {@link Change#countAlike}
 * @param added the scored questions that are new, in the later order
 * @param removed the scored questions that are gone, in the earlier order
 * @param countedAnew the questions with another weight or other answers, in the later order; statistics count them apart
 */
record Comparability(
        boolean scores, List<ChoiceQuestion> added, List<ChoiceQuestion> removed, List<ChoiceQuestion> countedAnew) {

    Comparability {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        countedAnew = List.copyOf(countedAnew);
    }

    static Comparability between(Questionnaire from, Questionnaire to) {
        Map<String, ChoiceQuestion> gone = new LinkedHashMap<>();
        from.choiceQuestions().forEach(question -> gone.put(question.id(), question));
        List<ChoiceQuestion> added = new ArrayList<>();
        List<ChoiceQuestion> countedAnew = new ArrayList<>();
        for (ChoiceQuestion question : to.choiceQuestions()) {
            ChoiceQuestion before = gone.remove(question.id());
            if (before == null) {
                added.add(question);
            } else if (!before.counting().equals(question.counting())) {
                countedAnew.add(question);
            }
        }
        return new Comparability(Change.countAlike(from, to), added, List.copyOf(gone.values()), countedAnew);
    }
}
