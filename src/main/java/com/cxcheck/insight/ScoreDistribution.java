package com.cxcheck.insight;

import com.cxcheck.questionnaire.Questionnaire.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many have which score and are in which band. */
class ScoreDistribution {

    static final int BIN = 5;
    private static final int HEIGHT = 74;
    private static final int BASE = 94;

    private final SegmentStatistics segment;
    private final List<Band> bands;

    /** @param bands by ascending score */
    ScoreDistribution(SegmentStatistics segment, List<Band> bands) {
        this.segment = segment;
        this.bands = bands;
    }

    public SegmentStatistics segment() {
        return segment;
    }

    /** @param percent those of all bands add up to 100 */
    record BandCount(Band band, int step, long number, int percent) {}

    public List<BandCount> bands() {
        Map<String, NavigableMap<Long, Long>> scores = segment.scoresByBand();
        List<Long> numbers = bands.stream()
                .map(band -> scores.getOrDefault(band.id(), new TreeMap<>()).values().stream()
                        .mapToLong(each -> each)
                        .sum())
                .toList();
        List<Integer> percentages = Percentages.of(numbers);
        List<BandCount> counts = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            counts.add(new BandCount(bands.get(i), step(i), numbers.get(i), percentages.get(i)));
        }
        return counts;
    }

    public StackedBar bar() {
        List<BandCount> counts = bands();
        return StackedBar.of(
                counts.stream().map(BandCount::number).toList(),
                counts.stream().map(BandCount::step).toList());
    }

    private int step(int band) {
        return bands.size() == 1 ? 100 : StackedBar.step(100.0 * band / (bands.size() - 1));
    }

    /** The number of submissions with a score from one to another, inclusive. */
    record Bin(int from, int to, long number) {}

    public List<Bin> bins() {
        long[] numbers = new long[100 / BIN];
        segment.scoresByBand()
                .values()
                .forEach(scores -> scores.forEach((score, number) -> numbers[bin(score)] += number));
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            bins.add(new Bin(i * BIN, i == numbers.length - 1 ? 100 : i * BIN + BIN - 1, numbers[i]));
        }
        return bins;
    }

    private static int bin(long score) {
        return (int) Math.min(score / BIN, 100 / BIN - 1);
    }

    /** A part of a bin that is in one band. */
    record Bar(int step, String x, String width, String y, String height) {}

    /** The bars of a histogram; in a bin of several bands, one upon the other. */
    public List<Bar> bars() {
        long max = Math.max(1, bins().stream().mapToLong(Bin::number).max().orElse(1));
        double[] tops = new double[100 / BIN];
        Map<String, NavigableMap<Long, Long>> scores = segment.scoresByBand();
        List<Bar> bars = new ArrayList<>();
        for (int band = 0; band < bands.size(); band++) {
            long[] numbers = new long[tops.length];
            scores.getOrDefault(bands.get(band).id(), new TreeMap<>())
                    .forEach((score, number) -> numbers[bin(score)] += number);
            for (int bin = 0; bin < tops.length; bin++) {
                if (numbers[bin] > 0) {
                    double height = (double) HEIGHT * numbers[bin] / max;
                    tops[bin] += height;
                    bars.add(new Bar(
                            step(band),
                            ColumnChart.format(bin * BIN + .3) + "%",
                            ColumnChart.format(BIN - .6) + "%",
                            ColumnChart.format(BASE - tops[bin]),
                            ColumnChart.format(height)));
                }
            }
        }
        return bars;
    }

    public int base() {
        return BASE;
    }

    /** The scores at which a band begins, but for the first one. */
    public List<Integer> thresholds() {
        return bands.stream()
                .map(Band::from)
                .filter(from -> from > 0)
                .distinct()
                .toList();
    }
}
