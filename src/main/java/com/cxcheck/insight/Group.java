package com.cxcheck.insight;

import com.cxcheck.followup.FollowUps.StateAndTag;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The group-by key of a row of the table insight.
 *
 * @param state of their follow-ups; empty in the rows that count each state
 * @param tag one of their follow-ups' tags; empty in the rows that count submissions with any tags or none
 * @param source empty for none
 */
record Group(String state, String tag, String band, String source, long version) {

    /** The groups that a submission is counted in: with its state and without, each with every one of its tags and without. */
    static List<Group> of(Submitted submission, List<StateAndTag> followUp) {
        Set<String> states = new HashSet<>(List.of(""));
        Set<String> tags = new HashSet<>(List.of(""));
        for (StateAndTag each : followUp) {
            states.add(each.state().name());
            if (each.tag() != null) {
                tags.add(each.tag());
            }
        }
        List<Group> groups = new ArrayList<>();
        for (String state : states) {
            for (String tag : tags) {
                groups.add(new Group(state, tag, submission.band(), submission.source(), submission.versionId()));
            }
        }
        return groups;
    }
}
