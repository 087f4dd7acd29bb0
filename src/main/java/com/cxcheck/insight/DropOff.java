package com.cxcheck.insight;

import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import org.jspecify.annotations.Nullable;

/**
 * How many left at a page.
 *
 * @param question null for the page after the last question, on which answers are checked
 * @param reached how many saw the page
 */
record DropOff(@Nullable QuestionStatistics question, long reached, long left) {

    public Mean share() {
        return new Mean(100.0 * left, reached);
    }
}
