package com.cxcheck.submission;

import java.time.Instant;

/** Told, within the transaction of it, when a visitor has submitted. Told once for each submission. */
public record SubmissionSubmitted(long id, Instant submittedAt) {}
