package com.cxcheck.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Published in the transaction that deletes submissions whose retention period has passed, before it deletes them.
 *
 * @param inProgressBefore deletes those in progress whose last step was before this time
 * @param submittedBefore deletes those submitted before this time; null for none
 */
public record SubmissionsExpiring(
        Instant inProgressBefore, @Nullable Instant submittedBefore) {}
