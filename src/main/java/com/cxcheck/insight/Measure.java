package com.cxcheck.insight;

/** A counted quantity. */
enum Measure {
    SUBMISSIONS,
    /** Submissions with feedback. */
    FEEDBACK,
    /** Submissions with an e-mail address. */
    EMAIL,
    /** Submissions with a telephone number and no e-mail address. */
    PHONE_ONLY,
    /** The item is a band, the bucket the score, 0 to 100. */
    SCORE,
    /** The bucket is the sum of the weights that count; the sum of the scores before they are divided by it. */
    SCORE_SUM,
    /** The bucket is the time from the first answer to submitting, rounded to whole minutes, if it is plausible. */
    MINUTES,
    /** The item is a theme, the bucket its score, 0 to 100. */
    THEME,
    /** The item is a theme, the bucket the sum of the weights that count; the sum of its scores before they are divided by it. */
    THEME_SUM,
    /** The item is a question, the bucket the choice. */
    ANSWER,
    /** The item is a question, the bucket a choice that counts; the sum of the scores of all other questions in hundredths. */
    REST,
    /** The item is a question; the sum of the squares of what {@link #REST} sums up. */
    REST_SQUARED,
    /** The item is a question, the bucket a choice that counts; those in which no other question counts. */
    WITHOUT_REST,
    /** The item is a question, the bucket what became of the intention to do its step. */
    INTENTION,
    /** The bucket is how those moved who had answered before. */
    MOVEMENT
}
