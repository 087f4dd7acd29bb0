package com.cxcheck.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares of one whole in whole per cent. */
class Percentages {

    private Percentages() {}

    /** Shares that add up to 100, by the largest remainder; the first ones on a tie. All are 0 if the numbers are. */
    static List<Integer> of(List<Long> numbers) {
        long sum = numbers.stream().mapToLong(each -> each).sum();
        if (sum == 0) {
            return numbers.stream().map(each -> 0).toList();
        }
        int[] percentages =
                numbers.stream().mapToInt(each -> (int) (100 * each / sum)).toArray();
        IntStream.range(0, percentages.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> 100 * numbers.get(i) % sum)
                        .reversed())
                .limit(100 - Arrays.stream(percentages).sum())
                .forEach(i -> percentages[i]++);
        return Arrays.stream(percentages).boxed().toList();
    }
}
