package com.cxcheck.insight;

/**
 * How much a figure has changed, as both are shown.
 *
 * @param known false if either is not
 */
record Change(boolean known, long by) {

    static final Change UNKNOWN = new Change(false, 0);

    static Change of(Mean before, Mean now) {
        return before.known() && now.known() ? new Change(true, now.rounded() - before.rounded()) : UNKNOWN;
    }
}
