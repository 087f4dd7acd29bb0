package com.cxcheck.assessment;

import com.cxcheck.submission.Submission;

/**
 * Which of a visitor's walks a page belongs to.
 *
 * @param number counted from 1; 0 where the page doesn't say
 */
record Attempt(int number) {

    static final Attempt UNTOLD = new Attempt(0);

    /** Reads what stands in an address or a form; what is no number tells nothing. */
    public static Attempt valueOf(String text) {
        return text.matches("[0-9]{1,6}") ? new Attempt(Integer.parseInt(text)) : UNTOLD;
    }

    /** Whether it is known to be another walk than the given one, which what is sent from its page must not change. */
    boolean isOtherThan(Submission submission) {
        return number > 0 && submission.isBegun() && number != submission.attempt();
    }
}
