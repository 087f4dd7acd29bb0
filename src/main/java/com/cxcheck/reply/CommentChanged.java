package com.cxcheck.reply;

/** Published for each change of a comment's text, in the transaction that saves it. */
public record CommentChanged(long commentId, long submissionId) {}
