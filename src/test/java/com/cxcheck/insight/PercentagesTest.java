package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentagesTest {

    @Test
    void theLargestRemaindersAreRoundedUpSoThatThereAre100() {
        assertThat(Percentages.of(List.of(1L, 1L, 1L))).containsExactly(34, 33, 33);
        assertThat(Percentages.of(List.of(137L, 111L, 56L))).containsExactly(45, 37, 18);
        assertThat(Percentages.of(List.of(1L, 199L))).containsExactly(1, 99);
        assertThat(Percentages.of(List.of(0L, 0L))).containsExactly(0, 0);
        assertThat(Percentages.of(List.of())).isEmpty();
    }

    @Test
    void noShareIsAWholePerCentFromItsExactValue() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            List<Long> numbers = LongStream.generate(() -> random.nextInt(1 + random.nextInt(1_000_000)))
                    .limit(5)
                    .boxed()
                    .toList();
            long sum = numbers.stream().mapToLong(each -> each).sum();
            List<Integer> percentages = Percentages.of(numbers);

            assertThat(percentages.stream().mapToInt(each -> each).sum()).isEqualTo(sum == 0 ? 0 : 100);
            for (int each = 0; each < 5 && sum > 0; each++) {
                assertThat(Math.abs(percentages.get(each) - 100.0 * numbers.get(each) / sum))
                        .isLessThan(1);
            }
        }
    }
}
