package com.cxcheck.assessment;

import com.cxcheck.submission.VisitorDeletions.Deleted;

/** A step begins a walk under a token whose respondent has just deleted all answers, and is not taken. */
class WalkDeletedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Deleted deleted;

    WalkDeletedException(Deleted deleted) {
        super("the respondent has deleted all answers");
        this.deleted = deleted;
    }

    Deleted deleted() {
        return deleted;
    }
}
