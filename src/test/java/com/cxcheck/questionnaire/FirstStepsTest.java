package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Questionnaires.answers;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Result.Explanation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FirstStepsTest {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Questionnaire questionnaire = Questionnaires.real();

    private Result result(String choices) {
        return Result.of(questionnaire, answers(questionnaire, choices));
    }

    private static List<String> ids(List<Explanation> steps) {
        return steps.stream().map(step -> step.question().id()).toList();
    }

    @Test
    void eachOfTheThreeWeakestThemesHasOneStepTheWeakestFirst() {
        // listening 0: q4 and q8 200 each; response 13: q5 200, q6 150; ownership 42: q7 200, q2 150
        Result result = result("A");

        assertThat(ids(result.firstSteps())).containsExactly("q4", "q5", "q7");
        assertThat(result.firstSteps().get(0).choice().text()).startsWith("Feedback comes from customer service");
    }

    @Test
    void withinAThemeTheMostToGainComesFirst() {
        // ownership: q2 at 25, q3 at 50, q7 at 0
        assertThat(ids(result("A A C C C D A B A B").firstSteps())).startsWith("q7");
    }

    @Test
    void onATieTheGreaterWeightComesFirstAndThenTheEarlierQuestion() {
        // journey: q10 (weight 1) at 0, q9 (weight 2) at 50, q1 (weight 2) at 50
        assertThat(ids(result("A B A C C D C B C A").firstSteps())).containsExactly("q9", "q10");
        assertThat(ids(result("C B A C C D C B C A").firstSteps())).containsExactly("q1", "q9", "q10");
    }

    @Test
    void fewerThanThreeThemesWithSomethingToGainAreFilledUpByGain() {
        // journey: q10 100, q9 50; listening: q4 50
        assertThat(ids(result("A B A B C D C B B A").firstSteps())).containsExactly("q10", "q4", "q9");
    }

    @Test
    void aQuestionOfLessWeightHasLessToGain() {
        // only q10 (weight 1) at 0, and q9 (weight 2) at 75: 100 and 50
        Result result = result("A B A C C D C B B A");

        assertThat(ids(result.firstSteps())).containsExactly("q10", "q9");
    }

    @Test
    void pointsAreTheShareOfTheWholeScore() {
        Result result = result("A");

        // 2 × 100 ÷ 19 = 10.5
        assertThat(result.points(result.firstSteps().get(0))).isEqualTo(11);
        assertThat(result.sum().weighted()).isEqualTo(700);
        assertThat(result.sum().weights()).isEqualTo(19);
        // (700 + 3 × 200) ÷ 19 = 68.4, where 37 and three times 11 would make 70
        assertThat(result.withFirstSteps()).isEqualTo(68);
    }

    @Test
    void everyFigureIsThatOfASecondComputationOver10000RandomWalks() {
        Random random = new Random(15);
        Questionnaire weighted = questionnaire;
        for (int walk = 0; walk < 10_000; walk++) {
            if (walk % 100 == 50) {
                weighted = withRandomWeights(random);
            }
            Answers answers = randomAnswers(weighted, random);
            Result result = Result.of(weighted, answers);
            List<Explanation> steps = result.firstSteps();

            assertThat(result.proactive()).as("score of %s", answers).isEqualTo(score(weighted, answers, Set.of()));
            assertThat(result.withFirstSteps())
                    .as("with first steps of %s", answers)
                    .isEqualTo(score(weighted, answers, new HashSet<>(ids(steps))));
            assertThat(new BigDecimal(result.sum().weighted())
                            .divide(new BigDecimal(result.sum().weights()), 0, RoundingMode.HALF_UP))
                    .as("sum of %s", answers)
                    .isEqualTo(new BigDecimal(result.proactive()));
            for (Explanation each : result.explanations()) {
                BigDecimal gained = exact(
                                weighted, answers, Set.of(each.question().id()))
                        .subtract(exact(weighted, answers, Set.of()));
                assertThat(BigDecimal.valueOf(result.points(each))
                                .subtract(gained)
                                .abs())
                        .as("points of %s in %s", each.question().id(), answers)
                        .isLessThanOrEqualTo(new BigDecimal("0.5000000001"));
            }
            assertInOrder(result, steps);
        }
    }

    /** Each theme with something to gain has a step unless three weaker ones have. */
    private static void assertInOrder(Result result, List<Explanation> steps) {
        List<String> expected = new ArrayList<>();
        result.weakestThemesFirst().forEach(theme -> {
            String id = theme.theme().id();
            if (theme.proactive().orElseThrow() < 100 || gains(result, id)) {
                expected.add(id);
            }
        });
        List<String> themes = expected.subList(0, Math.min(3, expected.size()));
        assertThat(steps.stream().map(step -> step.question().theme()).limit(themes.size()))
                .isEqualTo(themes);
        long gaining = result.explanations().stream()
                .filter(each -> each.choice().proactive().orElse(100) < 100)
                .count();
        assertThat(steps).doesNotHaveDuplicates().hasSize((int) Math.min(3, gaining));
    }

    private static boolean gains(Result result, String theme) {
        return result.explanations().stream()
                .filter(each -> each.question().theme().equals(theme))
                .anyMatch(each -> each.choice().proactive().orElse(100) < 100);
    }

    private Questionnaire withRandomWeights(Random random) {
        Matcher weights = Pattern.compile("weight: \\d+").matcher(Questionnaires.yaml());
        return Questionnaire.parse("random", weights.replaceAll(match -> "weight: " + (1 + random.nextInt(10))));
    }

    private static Answers randomAnswers(Questionnaire questionnaire, Random random) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            List<Choice> choices = question.choices();
            answers = answers.with(question, choices.get(random.nextInt(choices.size())));
        }
        return answers;
    }

    private static int score(Questionnaire questionnaire, Answers answers, Set<String> best) {
        return exact(questionnaire, answers, best)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** Adds up what each question contributes as its share of all weights, in 50 decimal digits rounded to 40. */
    private static BigDecimal exact(Questionnaire questionnaire, Answers answers, Set<String> best) {
        MathContext precise = new MathContext(50);
        BigDecimal weights = BigDecimal.ZERO;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            if (answers.to(question).orElseThrow().applicable()) {
                weights = weights.add(BigDecimal.valueOf(question.weight()));
            }
        }
        BigDecimal score = BigDecimal.ZERO;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            Choice choice = answers.to(question).orElseThrow();
            if (choice.applicable()) {
                BigDecimal value = best.contains(question.id())
                        ? HUNDRED
                        : BigDecimal.valueOf(choice.proactive().getAsInt());
                score = score.add(BigDecimal.valueOf(question.weight())
                        .divide(weights, precise)
                        .multiply(value));
            }
        }
        return score.setScale(40, RoundingMode.HALF_UP);
    }
}
