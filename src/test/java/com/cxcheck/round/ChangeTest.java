package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.round.Spread.Place;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static Spread spread(int... values) {
        return new Spread(IntStream.of(values)
                .distinct()
                .sorted()
                .mapToObj(value -> new Place(value, (int)
                        IntStream.of(values).filter(other -> other == value).count()))
                .toList());
    }

    @Test
    void aDifferenceOf24PointsIsNoClearChangeHoweverSureItIs() {
        assertThat(new Change(spread(50, 50, 50, 50, 50), spread(74, 74, 74, 74, 74)).hasMoved())
                .isFalse();
        assertThat(new Change(spread(50, 50, 50, 50, 50), spread(75, 75, 75, 75, 75)).hasMoved())
                .isTrue();
    }

    @Test
    void aDifferenceThatChanceMakesPlausibleIsNoClearChange() {
        // 40 and 80, with standard errors of 24.5 and 20: 1.645 times their root sum of squares is 52
        assertThat(new Change(spread(0, 0, 0, 100, 100), spread(0, 100, 100, 100, 100)).hasMoved())
                .isFalse();
        assertThat(new Change(spread(0, 0, 0, 0, 50), spread(100, 100, 100, 100, 50)).hasMoved())
                .isTrue();
    }

    @Test
    void itSaysInWhichDirection() {
        assertThat(new Change(spread(0, 0, 0, 0, 0), spread(50, 50, 50, 50, 50)).isUp())
                .isTrue();
        assertThat(new Change(spread(50, 50, 50, 50, 50), spread(0, 0, 0, 0, 0)).isUp())
                .isFalse();
    }

    /** By the formula on lists of values. */
    @Test
    void theRuleIsThatOfASecondComputationInAThousandRandomPairs() {
        Random random = new Random(3);
        int moved = 0;
        for (int pair = 0; pair < 1_000; pair++) {
            int[] before = random.ints(5 + random.nextInt(20), 0, 3 + random.nextInt(3))
                    .map(value -> value * 20)
                    .toArray();
            int[] now = random.ints(5 + random.nextInt(20), random.nextInt(3), 6)
                    .map(value -> value * 20)
                    .toArray();
            double difference = Math.abs(mean(now) - mean(before));
            double error = Math.sqrt(variance(before) / before.length + variance(now) / now.length);
            boolean expected = difference >= 25 - 1e-9 && difference >= 1.645 * error;
            assertThat(new Change(spread(before), spread(now)).hasMoved()).isEqualTo(expected);
            moved += expected ? 1 : 0;
        }
        assertThat(moved).isBetween(100, 900);
    }

    private static double mean(int... values) {
        return IntStream.of(values).average().orElseThrow();
    }

    private static double variance(int... values) {
        double mean = mean(values);
        return IntStream.of(values)
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
