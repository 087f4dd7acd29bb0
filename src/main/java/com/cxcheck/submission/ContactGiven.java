package com.cxcheck.submission;

/**
 * Published in the transaction in which a visitor gives or changes contact details.
 *
 * @param id of the submission
 * @param first whether there were none before
 */
public record ContactGiven(long id, boolean first) {}
