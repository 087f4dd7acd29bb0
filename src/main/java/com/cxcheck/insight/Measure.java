package com.cxcheck.insight;

/** What is counted of submissions. */
enum Measure {
    /** That they are there. */
    SUBMISSIONS,
    /** That there is free text. */
    FEEDBACK,
    /** The bucket is the first score of its ten: 0, 10, … 90, the last with 100 in it. */
    SCORE,
    /** The bucket is the time from the first answer to submitting, rounded to whole minutes. */
    MINUTES,
    /** The item is a theme that has a score. */
    THEME,
    /** The item is such a theme, and its proactive shares are added up. */
    SHARE,
    /** The item is a question and the bucket the choice. */
    ANSWER
}
