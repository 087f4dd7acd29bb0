package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.round.Sheet.Block;
import com.cxcheck.round.Sheet.Direction;
import com.cxcheck.round.Sheet.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figures of a sheet against a slow computation. */
class SheetFiguresTest extends Sheets {

    private final Random random = new Random(17);

    private Answers atRandom() {
        return answers(question ->
                question.choices().get(random.nextInt(question.choices().size())));
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
}
