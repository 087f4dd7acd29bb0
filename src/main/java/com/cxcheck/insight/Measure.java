package com.cxcheck.insight;

/** A counted quantity. */
enum Measure {
    SUBMISSIONS,
    /** Submissions with feedback. */
    FEEDBACK,
    /** The bucket is the lowest score of a decile: 0, 10, … 90, the last up to 100. */
    SCORE,
    /** The bucket is the time from the first answer to submitting, rounded to whole minutes. */
    MINUTES,
    /** The item is a theme that has a score. */
    THEME,
    /** The item is a theme that has a score; the sum of its scores. */
    SHARE,
    /** The item is a question, the bucket the choice. */
    ANSWER
}
