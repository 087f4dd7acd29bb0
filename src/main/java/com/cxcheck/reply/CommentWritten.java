package com.cxcheck.reply;

/** Told, within the transaction of it, when a consultant has written a comment. Told once for each, and not for changes. */
public record CommentWritten(long commentId, long submissionId) {}
