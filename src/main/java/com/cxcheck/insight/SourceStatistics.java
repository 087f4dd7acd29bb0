package com.cxcheck.insight;

import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import java.util.Optional;

/**
 * The statistics of one source.
 *
 * @param source its key; empty for submissions without one
 * @param weakest the question with the lowest mean
 */
record SourceStatistics(
        String source,
        String name,
        SegmentStatistics segment,
        Optional<QuestionStatistics> weakest,
        InsightFilter filter) {

    /** How many of them can be reached, in per cent. */
    public Mean reachable() {
        return new Mean(100.0 * segment.reachable(), segment.number());
    }

    public ColumnChart chart() {
        return ColumnChart.small(segment.overTime().values());
    }
}
