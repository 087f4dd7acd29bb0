package com.cxcheck.insight;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * A bar chart with one bar for each segment in each row.
 *
 * @param of for each segment, the number of submissions that the chart is drawn from
 */
record Chart(List<Long> of, List<Row> rows) {

    /** Draws the share of each row in each segment. */
    static <T> Chart shares(
            List<SegmentStatistics> segments,
            List<T> rows,
            Function<T, String> label,
            ToLongFunction<SegmentStatistics> of,
            ToLongBiFunction<SegmentStatistics, T> number) {
        return new Chart(
                segments.stream().map(of::applyAsLong).toList(),
                rows.stream()
                        .map(row -> new Row(
                                label.apply(row),
                                segments.stream()
                                        .map(segment ->
                                                Bar.share(number.applyAsLong(segment, row), of.applyAsLong(segment)))
                                        .toList()))
                        .toList());
    }

    /** @param label may be empty; the template then names the row */
    record Row(String label, List<Bar> bars) {

        boolean isKnown() {
            return bars.stream().anyMatch(Bar::known);
        }
    }

    /**
     * A share or a mean.
     *
     * @param number the number of submissions counted
     * @param of the number of submissions that it is computed from
     * @param percent the length of the bar, 0 to 100; 0 if {@code of} is 0
     */
    record Bar(long number, long of, int percent) {

        static Bar share(long number, long of) {
            return new Bar(number, of, rounded(100.0 * number, of));
        }

        static Bar mean(long sum, long of) {
            return new Bar(of, of, rounded((double) sum, of));
        }

        private static int rounded(double dividend, long divisor) {
            return divisor == 0 ? 0 : Math.toIntExact(Math.round(dividend / divisor));
        }

        public boolean known() {
            return of > 0;
        }
    }
}
