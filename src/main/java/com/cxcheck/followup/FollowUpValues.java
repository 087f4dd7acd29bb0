package com.cxcheck.followup;

import java.util.List;

/** What follow-ups have that one can choose from, in alphabetical order. */
public interface FollowUpValues {

    /**
     * The facets that occur, each the initial of the state, d if a reply is due, f or a for feedback without or with an action, r
     * for reachable, a hyphen for what is not so, and the band. The first 1,000.
     */
    List<String> facets();

    /** The names of the first 200 assignees, those who left included. */
    List<String> assignees();

    /** The first 200 tags. */
    List<String> tagsInUse();
}
