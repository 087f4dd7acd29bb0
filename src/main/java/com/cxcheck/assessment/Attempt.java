package com.cxcheck.assessment;

import com.cxcheck.submission.Submission;

/**
 * Which of a visitor's walks a page belongs to, counted from 1. What is no number is taken for 0, which is none of them.
 */
record Attempt(int number) {

    /** Lets addresses and forms be read, whatever somebody made of them. */
    public static Attempt valueOf(String text) {
        return new Attempt(text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0);
    }

    /** Whether it is another walk than the given one, which what is sent from its page must not change. */
    boolean isOtherThan(Submission submission) {
        return number > 0 && submission.isBegun() && number != submission.attempt();
    }
}
