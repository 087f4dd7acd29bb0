package com.cxcheck.insight;

import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.insight.SegmentStatistics.TimeSeries;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The statistics of one segment, or of two side by side.
 *
 * @param content those whose rows are parts of the questionnaire
 */
record Insight(List<SegmentStatistics> segments, ContentStatistics content) {

    /** With fewer submissions, the page says that they are too few to draw conclusions from. */
    private static final int MIN_CONCLUSIVE = 10;

    private static final int MAX_SOURCES = 20;

    Insight in(UnaryOperator<Questionnaire> language) {
        return new Insight(segments, content.in(language));
    }

    public List<Long> numbers() {
        return segments.stream().map(SegmentStatistics::number).toList();
    }

    public boolean empty() {
        return numbers().stream().allMatch(number -> number == 0);
    }

    /** Whether a segment has too few submissions to draw conclusions from. */
    public boolean few() {
        return numbers().stream().anyMatch(number -> number < MIN_CONCLUSIVE);
    }

    public List<TimeSeries> timeSeries() {
        return segments.stream().map(SegmentStatistics::timeSeries).toList();
    }

    public Chart scores() {
        return Chart.shares(
                segments,
                IntStream.range(0, 10).mapToObj(decile -> decile * 10L).toList(),
                decile -> decile + "–" + (decile == 90 ? 100 : decile + 9) + " %",
                SegmentStatistics::number,
                (segment, decile) -> segment.distribution(Measure.SCORE).getOrDefault(decile, 0L));
    }

    /** The most frequent sources, and in a last row without a label all other submissions. */
    public Chart sources() {
        Map<String, Long> all = new HashMap<>();
        segments.forEach(
                segment -> segment.sources().forEach((source, number) -> all.merge(source, number, Long::sum)));
        all.remove("");
        List<String> most = all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_SOURCES)
                .map(Map.Entry::getKey)
                .toList();
        return Chart.shares(
                segments,
                Stream.concat(most.stream(), Stream.of("")).toList(),
                Function.identity(),
                SegmentStatistics::number,
                (segment, source) -> source.isEmpty()
                        ? segment.number()
                                - most.stream().collect(Collectors.summingLong(each -> number(segment, each)))
                        : number(segment, source));
    }

    private static long number(SegmentStatistics segment, String source) {
        return segment.sources().getOrDefault(source, 0L);
    }

    public Chart feedback() {
        return Chart.shares(
                segments,
                List.of(""),
                Function.identity(),
                SegmentStatistics::number,
                (segment, row) -> segment.get(Measure.FEEDBACK));
    }

    /** How many minutes attempts took. */
    public List<Quartiles> minutes() {
        return segments.stream().map(SegmentStatistics::minutes).toList();
    }
}
