package com.cxcheck.insight;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The number of submissions of each version of the questionnaire. */
@Component
public class VersionCounts {

    private final StatisticsAggregator aggregator;
    private final InsightTable table;

    VersionCounts(StatisticsAggregator aggregator, InsightTable table) {
        this.aggregator = aggregator;
        this.table = table;
    }

    /** Brings the counts up to date within a second, and returns whether that was enough. */
    public boolean update() {
        return aggregator.update(InsightController.TIME_LIMIT);
    }

    /** Returns the number of submissions by the id of the version; versions without any are left out. */
    public Map<Long, Long> byVersion() {
        return table.numbersByVersion(InsightFilter.ALL);
    }
}
