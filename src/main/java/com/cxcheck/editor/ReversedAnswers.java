package com.cxcheck.editor;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Result.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Finds questions of a draft whose answers seem the wrong way round, such as two whose places were swapped: people who score
 * high on all other questions choose the less proactive answer. That a question is worded the other way, so that agreeing
 * is the reactive answer, makes no difference, since only places are looked at.
 *
 * <p>Two tests are made for each question that at least {@value #MIN_ANSWERS} answered: whether the place chosen and the score
 * of the other questions have a negative correlation (the item-rest correlation), and for each two answers, whether those who chose
 * the more proactive one have a lower mean score of the other questions. Both are one-sided and corrected for their number after
 * Bonferroni. If people answered by pure chance, one draft in twenty would have a warning at most. Takes submissions one by one.
 */
final class ReversedAnswers {

    private static final int MIN_ANSWERS = 30;

    /** So that a mean is one. */
    private static final int MIN_ANSWERS_OF_PAIR = 5;

    /** For each of the two kinds of tests. */
    private static final double FALSE_ALARMS = 0.025;

    private final Questionnaire draft;
    private final Map<String, Map<String, Rest>> byQuestion = new LinkedHashMap<>();

    ReversedAnswers(Questionnaire draft) {
        this.draft = draft;
        for (ChoiceQuestion question : draft.choiceQuestions()) {
            Map<String, Rest> byChoice = new LinkedHashMap<>();
            question.choices().stream()
                    .filter(Choice::applicable)
                    .forEach(choice -> byChoice.put(choice.id(), new Rest(choice)));
            byQuestion.put(question.id(), byChoice);
        }
    }

    /** Of a squared mean score, if all who chose an answer have the same; more than what rounding makes of 0. */
    private static final double SMALLEST_ERROR = 1e-9;

    /** The scores of the other questions of those who chose an answer. */
    private static final class Rest {

        private final Choice choice;
        private final int place;
        private int number;
        private double sum;
        private double squares;

        private Rest(Choice choice) {
            this.choice = choice;
            this.place = choice.proactive().orElseThrow();
        }

        private void add(double score) {
            number++;
            sum += score;
            squares += score * score;
        }

        private double mean() {
            return sum / number;
        }

        private double squaresWithin() {
            return number == 0 ? 0 : squares - sum * mean();
        }
    }

    /**
     * Two answers that seem swapped: those after whose swap the correlation would be highest.
     *
     * @param number of the question, from 1
     * @param higher the one with the higher place
     * @param higherScore the mean score of the other questions of those who chose it, 0 to 100
     * @param lower the one with the lower place
     * @param lowerScore that of those who chose this one, which is higher
     */
    record Warning(
            int number, ChoiceQuestion question, Choice higher, double higherScore, Choice lower, double lowerScore) {}

    void add(Answers answers) {
        Optional<Result> scored = Impact.score(draft, answers);
        if (scored.isEmpty()) {
            return;
        }
        Sum sum = scored.get().sum();
        for (Explanation each : scored.get().explanations()) {
            int weight = each.question().weight();
            if (each.counts() && sum.weights() > weight) {
                int place = each.choice().proactive().orElseThrow();
                rest(each).add((sum.weighted() - (double) weight * place) / (sum.weights() - weight));
            }
        }
    }

    private Rest rest(Explanation each) {
        Map<String, Rest> byChoice =
                Objects.requireNonNull(byQuestion.get(each.question().id()));
        return Objects.requireNonNull(byChoice.get(each.choice().id()));
    }

    /** In the draft's order, at most one for each question. */
    List<Warning> warnings() {
        double questions = critical(FALSE_ALARMS / byQuestion.size());
        double pairs = critical(FALSE_ALARMS
                / byQuestion.values().stream()
                        .mapToInt(
                                answers -> pairs(List.copyOf(answers.values())).size())
                        .sum());
        List<Warning> warnings = new ArrayList<>();
        int number = 0;
        for (ChoiceQuestion question : draft.choiceQuestions()) {
            number++;
            List<Rest> answers = List.copyOf(
                    Objects.requireNonNull(byQuestion.get(question.id())).values());
            if (answers.stream().mapToInt(rest -> rest.number).sum() >= MIN_ANSWERS) {
                Optional<Pair> reversed = reversed(answers, questions, pairs);
                if (reversed.isPresent()) {
                    warnings.add(reversed.get().warning(number, question));
                }
            }
        }
        return warnings;
    }

    /** @param higher the answer with the higher place */
    private record Pair(Rest higher, Rest lower) {

        private boolean isReversed() {
            return higher.number > 0 && lower.number > 0 && higher.mean() < lower.mean();
        }

        private int swapped(Rest rest) {
            return rest == higher ? lower.place : rest == lower ? higher.place : rest.place;
        }

        private boolean isFrequent() {
            return Math.min(higher.number, lower.number) >= MIN_ANSWERS_OF_PAIR;
        }

        /** Student's t of the difference of the means. */
        private double t(double varianceWithin) {
            double error = varianceWithin * (1.0 / higher.number + 1.0 / lower.number);
            return (higher.mean() - lower.mean()) / Math.sqrt(Math.max(error, SMALLEST_ERROR));
        }

        private Warning warning(int number, ChoiceQuestion question) {
            return new Warning(number, question, higher.choice, higher.mean(), lower.choice, lower.mean());
        }
    }

    private static List<Pair> pairs(List<Rest> answers) {
        return answers.stream()
                .flatMap(higher -> answers.stream()
                        .filter(lower -> lower.place < higher.place)
                        .map(lower -> new Pair(higher, lower)))
                .toList();
    }

    private static Optional<Pair> reversed(List<Rest> answers, double ofQuestions, double ofPairs) {
        int number = answers.stream().mapToInt(rest -> rest.number).sum();
        int degrees =
                number - (int) answers.stream().filter(rest -> rest.number > 0).count();
        double within = answers.stream().mapToDouble(Rest::squaresWithin).sum() / degrees;
        List<Pair> reversed = pairs(answers).stream().filter(Pair::isReversed).toList();
        boolean beyondChance = correlation(answers, rest -> rest.place) < ofQuestions
                || reversed.stream().anyMatch(pair -> pair.isFrequent() && normal(pair.t(within), degrees) < ofPairs);
        return beyondChance
                ? reversed.stream().max(Comparator.comparingDouble(pair -> correlation(answers, pair::swapped)))
                : Optional.empty();
    }

    /** The correlation of place and score as a value of the normal distribution; 0 if there is none. */
    private static double correlation(List<Rest> answers, ToIntFunction<Rest> placeOf) {
        int number = 0;
        double places = 0;
        double scores = 0;
        for (Rest rest : answers) {
            number += rest.number;
            places += (double) rest.number * placeOf.applyAsInt(rest);
            scores += rest.sum;
        }
        double covariance = 0;
        double variance = 0;
        double ofScores = -scores * scores / number;
        for (Rest rest : answers) {
            double distance = placeOf.applyAsInt(rest) - places / number;
            covariance += distance * rest.sum;
            variance += distance * distance * rest.number;
            ofScores += rest.squares;
        }
        double unexplained = Math.max(variance * ofScores - covariance * covariance, Double.MIN_NORMAL);
        return variance <= 0 || ofScores <= 0
                ? 0
                : normal(covariance * Math.sqrt((number - 2) / unexplained), number - 2);
    }

    /** Student's t as a value of the normal distribution with the same probability, after D. L. Wallace (1959). */
    private static double normal(double t, int degrees) {
        double z = (8.0 * degrees + 1) / (8.0 * degrees + 3) * Math.sqrt(degrees * Math.log1p(t * t / degrees));
        return Math.copySign(z, t);
    }

    /** The value below which a part of the normal distribution is; M. Abramowitz and I. Stegun, 26.2.23. */
    private static double critical(double part) {
        double t = Math.sqrt(-2 * Math.log(part));
        return -(t
                - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t));
    }
}
