package com.cxcheck.submission;

/**
 * Told, within the transaction of it, when a visitor has left contact details or has changed them.
 *
 * @param id the submission's
 * @param first whether there were none before
 */
public record ContactGiven(long id, boolean first) {}
