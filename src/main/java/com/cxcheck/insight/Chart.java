package com.cxcheck.insight;

import java.util.List;

/**
 * Rows of bars, one bar for each slice that is looked at.
 *
 * @param of for each slice, how many submissions the chart is drawn from
 */
record Chart(List<Long> of, List<Row> rows) {

    /** @param label what the bars stand for; empty where it has no name */
    record Row(String label, List<Bar> bars) {}

    /**
     * One figure.
     *
     * @param number how many have it
     * @param of of how many
     * @param percent the length of the bar: a share or a mean, 0 to 100; 0 where there is nothing to draw it from
     */
    record Bar(long number, long of, int percent) {

        /** How many have something, and which share of all that is. */
        static Bar share(long number, long of) {
            return new Bar(number, of, percent(number, of));
        }

        /** The mean of what all of them have. */
        static Bar mean(long total, long of) {
            return new Bar(of, of, of == 0 ? 0 : Math.toIntExact(Math.round((double) total / of)));
        }

        private static int percent(long number, long of) {
            return of == 0 ? 0 : Math.toIntExact(Math.round(100.0 * number / of));
        }

        /** Whether there is anything to say. */
        public boolean known() {
            return of > 0;
        }
    }
}
