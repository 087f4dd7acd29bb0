package com.cxcheck.editor;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Result.Sum;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a draft would do to the results of submissions: each is scored by the version in use and by the draft, with the answers
 * that the two know by their ids. One without anything to score in one of the two is left out. Takes submissions one by one.
 */
final class Impact {

    private static final int SCORES = 101;

    /** More than what the order of an addition makes of a sum of fractions. */
    private static final double ROUNDING = 1e-6;

    private final Questionnaire inUse;
    private final Questionnaire draft;
    private final long[] before = new long[SCORES];
    private final long[] after = new long[SCORES];
    private final Map<String, Double> moved = new LinkedHashMap<>();
    private int compared;
    private int leftOut;
    private int inAnotherBand;

    Impact(Questionnaire inUse, Questionnaire draft) {
        this.inUse = inUse;
        this.draft = draft;
        draft.choiceQuestions().forEach(question -> moved.put(question.id(), 0.0));
        inUse.choiceQuestions().forEach(question -> moved.putIfAbsent(question.id(), 0.0));
    }

    /**
     * The question whose part of the score changes most.
     *
     * @param question as the draft has it, or as the version in use has it if the draft has not
     * @param number in the draft's order, from 1; empty if the draft has not got it
     * @param points by which its part of the score changes on average, up or down
     */
    record MovedMost(ChoiceQuestion question, OptionalInt number, double points) {}

    void add(Answers answers) {
        Optional<Result> then = score(inUse, answers);
        Optional<Result> now = score(draft, answers);
        if (then.isEmpty() || now.isEmpty()) {
            leftOut++;
            return;
        }
        compared++;
        before[then.get().proactive()]++;
        after[now.get().proactive()]++;
        if (!then.get().band().id().equals(now.get().band().id())) {
            inAnotherBand++;
        }
        Map<String, Double> parts = new HashMap<>();
        addParts(now.get(), 1, parts);
        addParts(then.get(), -1, parts);
        parts.forEach((question, points) -> moved.merge(question, Math.abs(points), Double::sum));
    }

    static Optional<Result> score(Questionnaire questionnaire, Answers answers) {
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            if (answers.to(question).filter(choice -> choice.applicable()).isPresent()) {
                return Optional.of(Result.of(questionnaire, answers));
            }
        }
        return Optional.empty();
    }

    /** Adds weight × proactive ÷ Σ weight of each question; all of them make up the score before it is rounded. */
    private static void addParts(Result result, int sign, Map<String, Double> parts) {
        Sum sum = result.sum();
        for (Explanation each : result.explanations()) {
            if (each.counts()) {
                double weighted = each.question().weight()
                        * (double) each.choice().proactive().orElseThrow();
                parts.merge(each.question().id(), sign * weighted / sum.weights(), Double::sum);
            }
        }
    }

    public int compared() {
        return compared;
    }

    public int leftOut() {
        return leftOut;
    }

    /** How many would be in a band with another id. */
    public int inAnotherBand() {
        return inAnotherBand;
    }

    /** The middle score by the version in use, see {@link #middleAfter}. */
    public OptionalInt middleBefore() {
        return middle(before);
    }

    /**
     * The middle score by the draft: the smallest score that at least half of all do not exceed, as in the statistics; empty if
     * nothing is compared.
     */
    public OptionalInt middleAfter() {
        return middle(after);
    }

    private OptionalInt middle(long[] scores) {
        long reached = 0;
        for (int score = 0; score < SCORES; score++) {
            reached += scores[score];
            if (reached > 0 && 2 * reached >= compared) {
                return OptionalInt.of(score);
            }
        }
        return OptionalInt.empty();
    }

    /** Empty if no question's part changes. On a tie it is the earlier question of the draft. */
    public Optional<MovedMost> movedMost() {
        String most = "";
        double distance = 0;
        for (Map.Entry<String, Double> each : moved.entrySet()) {
            if (each.getValue() > distance + ROUNDING) {
                most = each.getKey();
                distance = each.getValue();
            }
        }
        return most.isEmpty() ? Optional.empty() : Optional.of(movedMost(most, distance / compared));
    }

    private MovedMost movedMost(String id, double points) {
        int number = 0;
        for (ChoiceQuestion question : draft.choiceQuestions()) {
            number++;
            if (question.id().equals(id)) {
                return new MovedMost(question, OptionalInt.of(number), points);
            }
        }
        return new MovedMost(
                inUse.choiceQuestions().stream()
                        .filter(question -> question.id().equals(id))
                        .findFirst()
                        .orElseThrow(),
                OptionalInt.empty(),
                points);
    }
}
