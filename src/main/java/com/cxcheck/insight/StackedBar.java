package com.cxcheck.insight;

import java.util.ArrayList;
import java.util.List;

/** The parts of a whole in a row, from reactive to proactive. */
record StackedBar(List<Part> parts) {

    private static final double GAP = .35;

    /** In per cent of the width: the least that its share can be written into. */
    private static final double MIN_LABELLED = 9;

    /**
     * @param step 0, 25, 50, 75 or 100: how proactive it is, for its colour
     * @param x in per cent of the width
     */
    record Part(int step, String x, String width, String middle, int percent, boolean labelled) {}

    /** @param steps the step of each number, see {@link Part} */
    static StackedBar of(List<Long> numbers, List<Integer> steps) {
        long sum = numbers.stream().mapToLong(each -> each).sum();
        List<Integer> percentages = Percentages.of(numbers);
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < numbers.size(); i++) {
            double width = sum == 0 ? 0 : 100.0 * numbers.get(i) / sum;
            if (width > 0) {
                parts.add(new Part(
                        steps.get(i),
                        ColumnChart.format(x) + "%",
                        ColumnChart.format(Math.max(width - GAP, GAP)) + "%",
                        ColumnChart.format(x + width / 2) + "%",
                        percentages.get(i),
                        width >= MIN_LABELLED));
            }
            x += width;
        }
        return new StackedBar(parts);
    }

    /** The nearest of the five steps. */
    static int step(double proactive) {
        return (int) Math.round(proactive / 25) * 25;
    }
}
