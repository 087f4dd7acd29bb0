package com.cxcheck.submission;

import java.time.Instant;

/** Published once for each submission, in the transaction in which it is submitted. */
public record SubmissionSubmitted(long id, Instant submittedAt) {}
