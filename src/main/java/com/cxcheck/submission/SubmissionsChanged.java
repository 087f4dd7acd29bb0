package com.cxcheck.submission;

import java.time.Instant;
import java.util.List;

/**
 * Published in the transaction that adds, changes or deletes submitted submissions, or the follow-up of one.
 *
 * @param submittedAt when each was submitted, the only data left of a deleted one, and all others of the same visitor
 */
public record SubmissionsChanged(List<Instant> submittedAt) {}
