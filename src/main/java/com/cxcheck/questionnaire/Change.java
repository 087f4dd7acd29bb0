package com.cxcheck.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changed from one result to a later one of the same respondent, who may have answered another version of the
 * questionnaire. A question stays the same as long as it has its id: its wording may become better, and one that asks something
 * else gets another id.
 *
 * @param points of the rounded scores, positive for a rise; empty if the two versions count differently, so that their scores
 *     can't be compared
 * @param withinOneAnswer whether a single answer can make that difference, by the exact scores; false without points
 * @param compared the number of questions that both results answer
 * @param answers the questions with another answer, in the later questionnaire's order
 * @param notCompared the questions of the later questionnaire that the earlier one does not have
 */
public record Change(
        OptionalInt points,
        boolean withinOneAnswer,
        int compared,
        List<ChangedAnswer> answers,
        List<ChoiceQuestion> notCompared) {

    /**
     * A question with another answer than before.
     *
     * @param question as the later questionnaire has it
     * @param fromLetter of the earlier answer, by its position in the earlier questionnaire
     * @param toLetter of the later answer
     * @param points how much more proactive the later answer is on the question's own scale; empty if one of the two says that
     *     the question doesn't apply
     */
    public record ChangedAnswer(ChoiceQuestion question, char fromLetter, char toLetter, OptionalInt points) {

        private static ChangedAnswer of(Result.Explanation then, Result.Explanation now) {
            OptionalInt from = then.choice().proactive();
            OptionalInt to = now.choice().proactive();
            return new ChangedAnswer(
                    now.question(),
                    then.question().letter(then.choice()),
                    now.question().letter(now.choice()),
                    from.isPresent() && to.isPresent()
                            ? OptionalInt.of(to.getAsInt() - from.getAsInt())
                            : OptionalInt.empty());
        }
    }

    /** Compares two results, each with the questionnaire that it is of, in the same language. */
    public static Change between(
            Questionnaire earlierQuestionnaire, Result earlier, Questionnaire laterQuestionnaire, Result later) {
        Map<String, Result.Explanation> before = earlier.explanations().stream()
                .collect(Collectors.toMap(each -> each.question().id(), each -> each));
        int compared = 0;
        List<ChangedAnswer> changed = new ArrayList<>();
        for (Result.Explanation now : later.explanations()) {
            Result.Explanation then = before.get(now.question().id());
            if (then == null) {
                continue;
            }
            compared++;
            if (!then.choice().id().equals(now.choice().id())) {
                changed.add(ChangedAnswer.of(then, now));
            }
        }
        Set<String> known = earlierQuestionnaire.choiceQuestions().stream()
                .map(ChoiceQuestion::id)
                .collect(Collectors.toSet());
        List<ChoiceQuestion> added = laterQuestionnaire.choiceQuestions().stream()
                .filter(question -> !known.contains(question.id()))
                .toList();
        boolean comparable = countAlike(earlierQuestionnaire, laterQuestionnaire);
        return new Change(
                comparable ? OptionalInt.of(later.proactive() - earlier.proactive()) : OptionalInt.empty(),
                comparable && isWithinOneAnswer(laterQuestionnaire, earlier.sum(), later.sum()),
                compared,
                List.copyOf(changed),
                added);
    }

    /** Whether the same answers have the same score in both versions, whatever their wording. */
    public static boolean countAlike(Questionnaire one, Questionnaire other) {
        return one.id().equals(other.id()) && counting(one).equals(counting(other));
    }

    private static Map<String, ChoiceQuestion.Counting> counting(Questionnaire questionnaire) {
        return questionnaire.choiceQuestions().stream()
                .collect(Collectors.toMap(ChoiceQuestion::id, ChoiceQuestion::counting));
    }

    /**
     * The largest difference of two scores, in whole points, that a single answer can make: 100 × the largest weight ÷ Σ weight,
     * rounded down.
     */
    public static int pointsOfOneAnswer(Questionnaire questionnaire) {
        return 100 * maxWeight(questionnaire) / questionnaire.weights();
    }

    private static boolean isWithinOneAnswer(Questionnaire questionnaire, Result.Sum one, Result.Sum other) {
        long apart = Math.abs(one.weighted() * other.weights() - other.weighted() * one.weights());
        return apart * questionnaire.weights() <= 100L * maxWeight(questionnaire) * one.weights() * other.weights();
    }

    private static int maxWeight(Questionnaire questionnaire) {
        return questionnaire.choiceQuestions().stream()
                .mapToInt(ChoiceQuestion::weight)
                .max()
                .orElseThrow();
    }
}
