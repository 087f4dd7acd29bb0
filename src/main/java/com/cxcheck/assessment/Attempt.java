package com.cxcheck.assessment;

import com.cxcheck.submission.Submission;

/**
 * The attempt that a page belongs to.
 *
 * @param number from 1; 0 if the request does not say
 */
record Attempt(int number) {

    static final Attempt UNKNOWN = new Attempt(0);

    /** Converts a request parameter; an invalid one is unknown. */
    public static Attempt valueOf(String text) {
        return text.matches("[0-9]{1,6}") ? new Attempt(Integer.parseInt(text)) : UNKNOWN;
    }

    /** Whether the page is out of date, since it is known to belong to another attempt than the given one. */
    boolean isOtherThan(Submission submission) {
        return number > 0 && submission.isBegun() && number != submission.attempt();
    }
}
