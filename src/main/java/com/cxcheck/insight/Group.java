package com.cxcheck.insight;

import com.cxcheck.followup.FollowUps.StateAndTag;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The group-by key of a row of the table insight.
 *
 * @param state of their follow-ups; empty in the rows that count each state
 * @param tag one of their follow-ups' tags; empty in the rows that count submissions with any tags or none
 * @param band {@link #ANY} in the rows that count each band
 * @param source its {@link #key}, empty for none; {@link #ANY} in the rows that count each source
 */
record Group(String state, String tag, String band, String source, long version) {

    /** A band or source in which every submission is counted; no band and no source has such a name. */
    static final String ANY = "*";

    /** The same for names that differ in case or width only, as lists of submissions compare them. */
    static String key(String source) {
        return Normalizer.normalize(source, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The groups of any band, any source or both that contain this one. There are none with a tag: they would be many, and
     * few submissions have tags.
     */
    List<Group> wider() {
        return tag.isEmpty()
                ? List.of(
                        new Group(state, tag, ANY, source, version),
                        new Group(state, tag, band, ANY, version),
                        new Group(state, tag, ANY, ANY, version))
                : List.of();
    }

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
                groups.add(new Group(state, tag, submission.band(), key(submission.source()), submission.versionId()));
            }
        }
        return groups;
    }
}
