package com.cxcheck.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Upright bars side by side. Horizontal positions are in per cent of the width, vertical ones in pixels from the top.
 *
 * @param base where the bars stand
 */
record ColumnChart(List<Column> columns, int base) {

    private static final int MAX_LABELS = 7;
    private static final int MAX_NUMBERS = 16;

    /** @param middle of the bar, from the left */
    record Column(String x, String width, String y, String height, String middle, long number) {

        public String above() {
            return format(Double.parseDouble(y) - 4);
        }
    }

    static ColumnChart of(Collection<Long> numbers, int height, int base) {
        double max = numbers.isEmpty() ? 1 : Math.max(1, Collections.max(numbers));
        double step = 100.0 / Math.max(1, numbers.size());
        List<Column> columns = new ArrayList<>();
        for (long number : numbers) {
            double x = columns.size() * step;
            double tall = number == 0 ? 0 : Math.max(1, height * number / max);
            columns.add(new Column(
                    format(x + step * .1) + "%",
                    format(step * .8) + "%",
                    format(base - tall),
                    format(tall),
                    format(x + step / 2) + "%",
                    number));
        }
        return new ColumnChart(columns, base);
    }

    static ColumnChart small(Collection<Long> numbers) {
        return of(numbers, 17, 18);
    }

    /** Whether a column has room for its label, the first one in any case. */
    public boolean hasLabel(int index) {
        return index % ((columns.size() + MAX_LABELS - 1) / MAX_LABELS) == 0;
    }

    public boolean hasNumbers() {
        return columns.size() <= MAX_NUMBERS;
    }

    static String format(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
