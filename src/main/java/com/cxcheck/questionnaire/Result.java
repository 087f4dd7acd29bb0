package com.cxcheck.questionnaire;

import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What scoring makes of the answers.
 *
 * <p>The score is the weighted mean of the chosen answers' proactive weighting, Σ weight × proactive ÷ Σ weight, over the
 * questions that are answered and apply; that of a theme is the same over the theme's questions. The weights are the
 * authors' judgement, written in the questionnaire and shown on the scoring page; they are no statistic.
 *
 * @param proactive the score in whole per cent, 0 to 100, rounded half up once, at the end; the rest is reactive
 * @param band the band of the rounded score, so that the figure and its name never disagree
 * @param themes in the questionnaire's order
 * @param explanations the answered questions, in the order in which they were asked
 */
public record Result(int proactive, Band band, List<ThemeResult> themes, List<Explanation> explanations) {

    private static final int MOST_FIRST_STEPS = 3;

    /**
     * Scores answers. With loops, as what it calls, since streams would take longer than all else where a million are scored.
     *
     * @throws IllegalArgumentException if none of the answers counts, so that there is nothing to score
     */
    public static Result of(Questionnaire questionnaire, Answers answers) {
        List<Explanation> explanations = new ArrayList<>();
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            answers.to(question).ifPresent(choice -> explanations.add(new Explanation(question, choice)));
        }
        int score = score(explanations, each -> true)
                .orElseThrow(() -> new IllegalArgumentException("nothing is answered that counts"));
        List<ThemeResult> themes = new ArrayList<>();
        for (Theme theme : questionnaire.themes()) {
            themes.add(ThemeResult.of(theme, explanations, questionnaire));
        }
        return new Result(score, questionnaire.bandOf(score), List.copyOf(themes), List.copyOf(explanations));
    }

    private static OptionalInt score(List<Explanation> explanations, Predicate<Explanation> part) {
        long weights = 0;
        long weighted = 0;
        for (Explanation each : explanations) {
            if (each.counts() && part.test(each)) {
                weights += each.question().weight();
                weighted += (long) each.question().weight()
                        * each.choice().proactive().orElseThrow();
            }
        }
        return weights == 0 ? OptionalInt.empty() : OptionalInt.of(roundHalfUp(weighted, weights));
    }

    /** In whole numbers throughout, so that no binary fraction can push a half to the wrong side. */
    private static int roundHalfUp(long dividend, long divisor) {
        return Math.toIntExact((2 * dividend + divisor) / (2 * divisor));
    }

    public int reactive() {
        return 100 - proactive;
    }

    /** The themes that have a score, the weakest first, and in the questionnaire's order on a tie. */
    public List<ThemeResult> weakestThemesFirst() {
        return themes.stream()
                .filter(theme -> theme.proactive().isPresent())
                .sorted(Comparator.comparingInt(theme -> theme.proactive().orElseThrow()))
                .toList();
    }

    /** The themes of which no question applies; they have no score. */
    public List<ThemeResult> themesLeftOut() {
        return themes.stream().filter(theme -> theme.proactive().isEmpty()).toList();
    }

    /** What to do first: at most three, the most to gain first, and the earlier question first on a tie. */
    public List<Explanation> firstSteps() {
        return explanations.stream()
                .filter(each -> each.gain() > 0)
                .sorted(Comparator.comparingInt(Explanation::gain).reversed())
                .limit(MOST_FIRST_STEPS)
                .toList();
    }

    /**
     * The score of a theme.
     *
     * @param proactive as for the whole; empty where none of the theme's questions applies
     * @param band the band of that score; empty along with it
     */
    public record ThemeResult(Theme theme, OptionalInt proactive, Optional<Band> band) {

        private static ThemeResult of(Theme theme, List<Explanation> explanations, Questionnaire questionnaire) {
            OptionalInt score =
                    score(explanations, each -> each.question().theme().equals(theme.id()));
            Optional<Band> band =
                    score.isPresent() ? Optional.of(questionnaire.bandOf(score.getAsInt())) : Optional.empty();
            return new ThemeResult(theme, score, band);
        }
    }

    /** How one answer counts. */
    public record Explanation(ChoiceQuestion question, Choice choice) {

        /** Whether the answer is part of the score. */
        public boolean counts() {
            return choice.applicable();
        }

        /** How much the answer leaves to gain: weight × reactive. */
        int gain() {
            return question.weight() * choice.reactive().orElse(0);
        }

        /** The next more proactive answer, if there is one. */
        public Optional<Choice> nextLevel() {
            return question.nextLevel(choice);
        }
    }
}
