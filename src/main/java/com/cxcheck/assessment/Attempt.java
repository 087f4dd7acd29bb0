package com.cxcheck.assessment;

import com.cxcheck.submission.Submission;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attempt that a page belongs to.
 *
 * @param number from 1; 0 if the request does not say
 * @param round the id of the round into which it is cast; 0 if it is the visitor's own
 */
record Attempt(int number, long round) {

    static final Attempt UNKNOWN = new Attempt(0);

    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,18}))?");

    Attempt(int number) {
        this(number, 0);
    }

    static Attempt of(Submission submission) {
        return new Attempt(submission.attempt(), submission.roundId().orElse(0L));
    }

    /** Converts a request parameter; an invalid one is unknown. */
    public static Attempt valueOf(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            return UNKNOWN;
        }
        return new Attempt(
                Integer.parseInt(parts.group(1)), parts.group(2) == null ? 0 : Long.parseLong(parts.group(2)));
    }

    boolean isInRound() {
        return round > 0;
    }

    /** Whether the page is out of date, since it is known to belong to another attempt than the given one. */
    boolean isOtherThan(Submission submission) {
        Attempt present = of(submission);
        return number > 0 && (round != present.round || (submission.isBegun() && number != present.number));
    }

    /** The request parameter. */
    @Override
    public String toString() {
        return isInRound() ? number + "-" + round : Integer.toString(number);
    }
}
