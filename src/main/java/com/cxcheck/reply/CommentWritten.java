package com.cxcheck.reply;

/** Published once for each comment, in the transaction that saves it. */
public record CommentWritten(long commentId, long submissionId) {}
