package com.cxcheck.submission;

import java.util.Collection;

/** The part of {@link Submissions} that Spring Data cannot derive. */
interface BulkDeletion {

    /**
     * Deletes submitted submissions in batches, without loading them, and publishes {@link SubmissionsChanged} for each batch.
     *
     * @return how many of them still existed
     */
    int deleteSubmitted(Collection<Long> ids);
}
