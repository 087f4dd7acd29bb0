package com.cxcheck.followup;

/** Published in the transaction that adds, changes or removes the action taken about a visitor's feedback. */
public record ActionChanged(long submissionId) {}
