package com.cxcheck.insight;

import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.intention.Intention.State;
import java.util.List;

/**
 * How many set out to do the step of a question, and what became of it.
 *
 * @param step its title
 */
record IntentionStatistics(String step, long notYet, long done, long dropped) {

    static IntentionStatistics of(QuestionStatistics question, SegmentStatistics segment) {
        return new IntentionStatistics(
                question.question().nextStepTitle(),
                number(question, State.NOT_YET, segment),
                number(question, State.DONE, segment),
                number(question, State.DROPPED, segment));
    }

    private static long number(QuestionStatistics question, State state, SegmentStatistics segment) {
        return segment.get(Measure.INTENTION, question.id(), state.name(), question.versions());
    }

    /** The sum of several, without a step. */
    static IntentionStatistics sum(List<IntentionStatistics> all) {
        return new IntentionStatistics(
                "",
                all.stream().mapToLong(IntentionStatistics::notYet).sum(),
                all.stream().mapToLong(IntentionStatistics::done).sum(),
                all.stream().mapToLong(IntentionStatistics::dropped).sum());
    }

    public long intended() {
        return notYet + done + dropped;
    }
}
