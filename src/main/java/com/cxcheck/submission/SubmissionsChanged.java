package com.cxcheck.submission;

import java.time.Instant;
import java.util.List;

/**
 * Published in the transaction that adds, changes or deletes submitted submissions, or the follow-up of one.
 *
 * @param submittedAt when each was submitted, the only data left of a deleted one; after a deletion by id also when the others
 *     of its visitor were
 */
public record SubmissionsChanged(List<Instant> submittedAt) {}
