package com.cxcheck.insight;

/** What is counted of each submission, besides that it is there. */
enum Figure {
    /** That it is there. */
    SUBMISSIONS,
    /** That there is free text. */
    FEEDBACK,
    /** The bucket is the first score of its ten: 0, 10, … 90, the last with 100 in it. */
    SCORE,
    /** The bucket is the time from the first answer to submitting, rounded to whole minutes. */
    MINUTES,
    /** The item is a theme that has a score, and the total the sum of its proactive shares. */
    THEME,
    /** The item is a question and the bucket the choice. */
    ANSWER
}
