package com.cxcheck.insight;

import java.util.Map;
import org.springframework.stereotype.Component;

/** How many submissions were answered on each version of the questionnaire. */
@Component
public class VersionCounts {

    private final StatisticsAggregator aggregator;
    private final StatisticsReader reader;

    VersionCounts(StatisticsAggregator aggregator, StatisticsReader reader) {
        this.aggregator = aggregator;
        this.reader = reader;
    }

    /** Brings the counts up to date for at most a second, and returns whether that was enough. */
    public boolean update() {
        return aggregator.countFor(InsightController.PATIENCE);
    }

    /** Returns the number of submissions by the id of the version; versions without any are left out. */
    public Map<Long, Long> byVersion() {
        return reader.submitted(InsightFilter.ALL);
    }
}
