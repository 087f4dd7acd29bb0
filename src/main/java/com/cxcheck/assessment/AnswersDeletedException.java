package com.cxcheck.assessment;

import com.cxcheck.submission.VisitorDeletions.Deleted;

/** A step was refused since it would start a new attempt after the visitor has deleted all answers. */
class AnswersDeletedException extends RuntimeException {

    private final transient Deleted deleted;

    AnswersDeletedException(Deleted deleted) {
        super("the visitor has deleted all answers");
        this.deleted = deleted;
    }

    Deleted deleted() {
        return deleted;
    }
}
