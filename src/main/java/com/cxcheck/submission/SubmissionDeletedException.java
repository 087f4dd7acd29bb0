package com.cxcheck.submission;

import java.util.List;
import java.util.stream.Stream;

/** A submission to be changed does not exist, usually because it was deleted after the form was opened. */
public class SubmissionDeletedException extends RuntimeException {

    private final transient List<String> written;

    /** Takes the texts of the form, to be shown to their author; blank ones are left out. */
    public SubmissionDeletedException(String... written) {
        super("the submission is not there");
        this.written = Stream.of(written).filter(text -> !text.isBlank()).toList();
    }

    public List<String> written() {
        return written;
    }
}
