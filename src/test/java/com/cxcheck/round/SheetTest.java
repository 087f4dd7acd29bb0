package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.round.Disclosure.Level;
import com.cxcheck.round.Sheet.Block;
import com.cxcheck.round.Sheet.Direction;
import com.cxcheck.round.Sheet.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SheetTest {

    private final Questionnaire questionnaire = Questionnaires.real();

    private final Random random = new Random(17);

    private Answers all(String choice) {
        return answers(question -> question.choice(choice).orElseThrow());
    }

    private Answers answers(java.util.function.Function<ChoiceQuestion, Choice> choose) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            answers = answers.with(question, choose.apply(question));
        }
        return answers;
    }

    private Answers atRandom() {
        return answers(question ->
                question.choices().get(random.nextInt(question.choices().size())));
    }

    /** The answers that are nearest to a value on each question. */
    private Answers near(int value) {
        return answers(question -> question.choices().stream()
                .filter(Choice::applicable)
                .min((a, b) -> Integer.compare(
                        Math.abs(a.proactive().orElseThrow() - value),
                        Math.abs(b.proactive().orElseThrow() - value)))
                .orElseThrow());
    }

    private Tally tally(List<Answers> people) {
        Tally tally = Tally.EMPTY;
        for (Answers answers : people) {
            tally = tally.with(questionnaire, answers);
        }
        return tally;
    }

    private Sheet sheet(List<Answers> people, Optional<Answers> owner) {
        return Sheet.of(questionnaire, tally(people), owner);
    }

    private static List<Answers> times(int number, Answers answers) {
        return IntStream.range(0, number).mapToObj(each -> answers).toList();
    }

    private static Spread spread(int... values) {
        return new Spread(Arrays.stream(values)
                .distinct()
                .sorted()
                .mapToObj(value -> new Spread.Place(value, (int)
                        Arrays.stream(values).filter(other -> other == value).count()))
                .toList());
    }

    private static double apart(int... values) {
        return (double) spread(values).differences() / spread(values).pairs();
    }

    @Test
    void twoPeoplePickedAtRandomAreSoFarApart() {
        assertThat(apart(0, 0, 0, 100, 100)).isEqualTo(60);
        assertThat(apart(0, 25, 50, 75, 100)).isEqualTo(50);
        assertThat(apart(0, 50, 50, 50, 100)).isEqualTo(40);
        assertThat(apart(75, 75, 75, 75, 75)).isZero();
    }

    @Test
    void belowThreeNothingIsShown() {
        Sheet sheet = sheet(times(2, all("A")), Optional.of(all("B")));

        assertThat(sheet.number()).isEqualTo(2);
        assertThat(sheet.level()).isEqualTo(Level.NOTHING);
        assertThat(sheet.blocks()).isEmpty();
        assertThat(sheet.place()).isEmpty();
    }

    @Test
    void ofThreeOrFourTheDirectionAloneIsShownAndOnlyComparedWithAnOwner() {
        for (int number : new int[] {3, 4}) {
            Sheet sheet = sheet(times(number, near(0)), Optional.of(near(100)));

            assertThat(sheet.blocks()).hasSize(10).allSatisfy(block -> {
                assertThat(block.direction()).isEqualTo(Direction.REACTIVE);
                assertThat(block.mostChosen()).isEmpty();
                assertThatIllegalStateException().isThrownBy(block::spread);
                assertThatIllegalStateException().isThrownBy(block::points);
                assertThatIllegalStateException().isThrownBy(block::apart);
            });
            assertThat(sheet.blocks().stream().map(Block::page))
                    .as("no order of size")
                    .isSorted();
            assertThat(sheet.place()).isEmpty();
            assertThat(sheet(times(number, near(0)), Optional.empty()).blocks()).isEmpty();
        }
    }

    @Test
    void theDirectionBeginsAtMoreThanAThirdOfTheScale() {
        ChoiceQuestion five = questionnaire.choiceQuestions().stream()
                .filter(question -> question.choices().stream()
                        .map(choice -> choice.proactive().orElse(-1))
                        .toList()
                        .containsAll(List.of(0, 25, 50, 75, 100)))
                .findFirst()
                .orElseThrow();
        Answers owner = near(50);
        Sheet sheet = sheet(List.of(near(25), near(25), near(0)), Optional.of(owner));
        Sheet same = sheet(List.of(near(25), near(25), near(25)), Optional.of(owner));

        assertThat(directionOf(five, sheet)).as("33.3").isEqualTo(Direction.SAME);
        assertThat(directionOf(five, same)).as("25").isEqualTo(Direction.SAME);
        assertThat(directionOf(five, sheet(List.of(near(25), near(0), near(0)), Optional.of(owner))))
                .as("41.7")
                .isEqualTo(Direction.REACTIVE);
    }

    private static Direction directionOf(ChoiceQuestion question, Sheet sheet) {
        return sheet.blocks().stream()
                .filter(block -> block.question().equals(question))
                .findFirst()
                .orElseThrow()
                .direction();
    }

    @Test
    void fromFiveOnCountsAreShown() {
        Sheet sheet = sheet(times(5, near(0)), Optional.of(near(100)));

        assertThat(sheet.under(Finding.OWNER_HIGHER)).hasSize(10);
        assertThat(sheet.place()).hasValue(0);
        assertThat(sheet.blocks().get(0).points()).isEqualTo(100);
    }

    @Test
    void theTierOfAQuestionGoesByThoseWhomItConcerns() {
        ChoiceQuestion question = questionnaire.choiceQuestions().get(5);
        Choice none = question.choices().stream()
                .filter(choice -> !choice.applicable())
                .findFirst()
                .orElseThrow();
        List<Answers> people = new ArrayList<>(times(4, all("A")));
        people.addAll(times(4, all("A").with(question, none)));

        Sheet compared = sheet(people, Optional.of(all("B")));
        Sheet alone = sheet(people, Optional.empty());

        assertThat(compared.blocks()).hasSize(10);
        assertThat(compared.directions())
                .singleElement()
                .satisfies(block -> assertThat(block.page()).isEqualTo(6));
        assertThat(alone.blocks()).hasSize(9).noneMatch(block -> block.page() == 6);
    }

    /** The same by brute force, with a list of people instead of counts. */
    @Test
    void theFiguresAreThoseOfASlowComputationInAThousandRandomRounds() {
        int shown = 0;
        for (int round = 0; round < 1_000; round++) {
            List<Answers> people =
                    Stream.generate(this::atRandom).limit(random.nextInt(40)).toList();
            Optional<Answers> owner = random.nextBoolean() ? Optional.of(atRandom()) : Optional.empty();
            Sheet sheet = sheet(people, owner);
            assertThat(sheet.number()).isEqualTo(people.size());
            BigDecimal weighted = BigDecimal.ZERO;
            int weights = 0;
            double before = Double.MAX_VALUE;
            for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
                List<Integer> values = values(question, people);
                Optional<Integer> mark = owner.map(
                                answers -> answers.to(question).orElseThrow())
                        .filter(Choice::applicable)
                        .map(choice -> choice.proactive().orElseThrow());
                int enough = Math.min(values.size(), people.size());
                Optional<Block> block = sheet.blocks().stream()
                        .filter(each -> each.question().equals(question))
                        .findFirst();
                assertThat(block.isPresent()).isEqualTo(enough >= 5 || (enough >= 3 && mark.isPresent()));
                if (enough >= 5) {
                    shown++;
                    check(block.orElseThrow(), values, mark);
                    weighted = weighted.add(
                            mean(values).multiply(BigDecimal.valueOf(question.weight())), MathContext.DECIMAL128);
                    weights += question.weight();
                } else if (block.isPresent()) {
                    double difference = mean(values).doubleValue() - mark.orElseThrow();
                    assertThat(block.get().direction())
                            .isEqualTo(
                                    Math.abs(difference) <= 100.0 / 3 + 1e-9
                                            ? Direction.SAME
                                            : difference < 0 ? Direction.REACTIVE : Direction.PROACTIVE);
                }
            }
            for (Block block : sheet.blocks()) {
                assertThat(block.disagreement()).isLessThanOrEqualTo(before + 1e-9);
                before = block.disagreement();
            }
            if (weights > 0) {
                assertThat(sheet.place())
                        .hasValue(weighted.divide(BigDecimal.valueOf(weights), MathContext.DECIMAL64)
                                .setScale(0, RoundingMode.HALF_UP)
                                .intValue());
            } else {
                assertThat(sheet.place()).isEmpty();
            }
        }
        System.out.println("1000 rounds, " + shown + " questions with counts, 0 differences");
        assertThat(shown).isGreaterThan(5_000);
    }

    private static void check(Block block, List<Integer> values, Optional<Integer> mark) {
        double apart = 0;
        long pairs = 0;
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                apart += Math.abs(values.get(i) - values.get(j));
                pairs++;
            }
        }
        double average = mean(values).doubleValue();
        double from = mark.map(own -> values.stream()
                        .mapToInt(value -> Math.abs(own - value))
                        .average()
                        .orElseThrow())
                .orElse(apart / pairs);
        double ahead = mark.map(own -> own - average).orElse(0.0);
        assertThat(block.spread().average()).isEqualTo((int) Math.floor(average + .5));
        assertThat(block.disagreement()).isCloseTo(from, within(1e-9));
        assertThat(block.spread().variance())
                .isCloseTo(
                        values.stream()
                                        .mapToDouble(value -> (value - average) * (value - average))
                                        .sum()
                                / (values.size() - 1),
                        within(1e-6));
        assertThat(block.finding())
                .isEqualTo(
                        ahead >= 33 - 1e-9
                                ? Finding.OWNER_HIGHER
                                : -ahead >= 33 - 1e-9
                                        ? Finding.TEAM_HIGHER
                                        : apart / pairs >= 33 - 1e-9 ? Finding.DIVIDED : Finding.AGREED);
        assertThat(block.question().choices().stream().mapToInt(block::count).sum())
                .isGreaterThanOrEqualTo(values.size());
    }

    private static BigDecimal mean(List<Integer> values) {
        return BigDecimal.valueOf(values.stream().mapToLong(Integer::longValue).sum())
                .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    private static List<Integer> values(ChoiceQuestion question, List<Answers> people) {
        return people.stream()
                .map(answers -> answers.to(question).orElseThrow())
                .filter(Choice::applicable)
                .map(choice -> choice.proactive().orElseThrow())
                .toList();
    }
}
