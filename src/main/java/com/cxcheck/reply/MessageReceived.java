package com.cxcheck.reply;

/** Published once for each message of a visitor, in the transaction that saves it. */
public record MessageReceived(long messageId, long submissionId) {}
