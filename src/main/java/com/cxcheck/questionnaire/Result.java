package com.cxcheck.questionnaire;

import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The score of answers. The score is the weighted mean of the chosen answers' proactive values, Σ(weight × proactive) ÷
 * Σ weight, over the questions that are answered and apply; that of a theme is the same over the theme's questions. The
 * weights are the authors' judgement, written in the questionnaire and shown on the scoring page.
 *
 * @param proactive the score in whole per cent, 0 to 100, rounded half up once, at the end
 * @param band that of the rounded score, so that both never disagree
 * @param themes in the questionnaire's order
 * @param explanations the answered questions, in the questionnaire's order
 */
public record Result(int proactive, Band band, List<ThemeResult> themes, List<Explanation> explanations) {

    private static final int MAX_STEPS = 3;

    /**
     * Scores answers. It uses loops because the statistics score up to a million submissions.
     *
     * @throws IllegalArgumentException if there is no answer to score
     */
    public static Result of(Questionnaire questionnaire, Answers answers) {
        List<Explanation> explanations = new ArrayList<>();
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            answers.to(question).ifPresent(choice -> explanations.add(new Explanation(question, choice)));
        }
        int score = Sum.of(explanations, each -> true)
                .score()
                .orElseThrow(() -> new IllegalArgumentException("nothing is answered that counts"));
        List<ThemeResult> themes = new ArrayList<>();
        for (Theme theme : questionnaire.themes()) {
            themes.add(ThemeResult.of(theme, explanations, questionnaire));
        }
        return new Result(score, questionnaire.bandOf(score), List.copyOf(themes), List.copyOf(explanations));
    }

    public int reactive() {
        return 100 - proactive;
    }

    /** The themes with a score, the lowest first, and in the questionnaire's order on a tie. */
    public List<ThemeResult> weakestThemesFirst() {
        return themes.stream()
                .filter(theme -> theme.proactive().isPresent())
                .sorted(Comparator.comparingInt(theme -> theme.proactive().orElseThrow()))
                .toList();
    }

    /** The themes without a score, since none of their questions applies. */
    public List<ThemeResult> themesLeftOut() {
        return themes.stream().filter(theme -> theme.proactive().isEmpty()).toList();
    }

    /**
     * At most {@value #MAX_STEPS} recommendations: first one for each theme, the weakest theme first, then more by gain. Within
     * a theme and on a tie the greater weight goes first, then the earlier question.
     */
    public List<Explanation> firstSteps() {
        List<Explanation> byGain = explanations.stream()
                .filter(each -> each.gain() > 0)
                .sorted(Comparator.comparingInt(Explanation::gain)
                        .thenComparingInt(each -> each.question().weight())
                        .reversed())
                .toList();
        Set<Explanation> steps = new LinkedHashSet<>();
        for (ThemeResult weakest : weakestThemesFirst()) {
            byGain.stream()
                    .filter(each ->
                            each.question().theme().equals(weakest.theme().id()))
                    .findFirst()
                    .ifPresent(steps::add);
        }
        steps.addAll(byGain);
        return steps.stream().limit(MAX_STEPS).toList();
    }

    /** The score's dividend and divisor. */
    public Sum sum() {
        return Sum.of(explanations, each -> true);
    }

    /** The same for one theme; nothing divided by nothing if none of its questions counts. */
    public Sum sum(Theme theme) {
        return Sum.of(explanations, each -> each.question().theme().equals(theme.id()));
    }

    /** About how many points of the score the most proactive answer to a question would add, rounded half up. */
    public int points(Explanation explanation) {
        return new Sum(explanation.gain(), sum().weights()).rounded();
    }

    /**
     * The score if all of {@link #firstSteps} were taken, that is, if those questions had the most proactive answer. It is
     * rounded once, so it may differ from the sum of {@link #points}.
     */
    public int withFirstSteps() {
        long gain = firstSteps().stream().mapToLong(Explanation::gain).sum();
        return new Sum(sum().weighted() + gain, sum().weights()).rounded();
    }

    /**
     * A score before it is divided.
     *
     * @param weighted Σ(weight × proactive)
     * @param weights Σ weight; 0 if nothing counts
     */
    public record Sum(long weighted, long weights) {

        private static Sum of(List<Explanation> explanations, Predicate<Explanation> part) {
            long weights = 0;
            long weighted = 0;
            for (Explanation each : explanations) {
                if (each.counts() && part.test(each)) {
                    weights += each.question().weight();
                    weighted += (long) each.question().weight()
                            * each.choice().proactive().orElseThrow();
                }
            }
            return new Sum(weighted, weights);
        }

        /** Half up, in integers, since a binary fraction could round a half down. */
        int rounded() {
            return Math.toIntExact((2 * weighted + weights) / (2 * weights));
        }

        private OptionalInt score() {
            return weights == 0 ? OptionalInt.empty() : OptionalInt.of(rounded());
        }
    }

    /** The score and band are empty if none of the theme's questions applies. */
    public record ThemeResult(Theme theme, OptionalInt proactive, Optional<Band> band) {

        private static ThemeResult of(Theme theme, List<Explanation> explanations, Questionnaire questionnaire) {
            OptionalInt score = Sum.of(
                            explanations, each -> each.question().theme().equals(theme.id()))
                    .score();
            return new ThemeResult(
                    theme,
                    score,
                    score.isPresent() ? Optional.of(questionnaire.bandOf(score.getAsInt())) : Optional.empty());
        }
    }

    /** An answered question. */
    public record Explanation(ChoiceQuestion question, Choice choice) {

        public boolean counts() {
            return choice.applicable();
        }

        /** Weight × reactive. */
        public int gain() {
            return question.weight() * choice.reactive().orElse(0);
        }

        public Optional<Choice> nextLevel() {
            return question.nextLevel(choice);
        }
    }
}
