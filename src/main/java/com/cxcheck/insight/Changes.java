package com.cxcheck.insight;

/** What has changed from one period to the next. */
record Changes(Period now, Period before, Change number, Change score, Change completion, Change reachable) {

    static Changes of(Period now, Figures first, Period before, Figures second) {
        return new Changes(
                now,
                before,
                new Change(true, first.number() - second.number()),
                Change.of(second.score(), first.score()),
                Change.of(second.completion(), first.completion()),
                Change.of(second.reachable(), first.reachable()));
    }

    record Figures(long number, Mean score, Mean completion, Mean reachable) {

        static Figures of(SegmentStatistics segment, Funnel funnel) {
            return new Figures(
                    segment.number(),
                    segment.score(),
                    funnel.completion(),
                    new Mean(100.0 * segment.reachable(), segment.number()));
        }
    }
}
