package com.cxcheck.submission;

import java.util.List;
import java.util.stream.Stream;

/** Somebody wanted to change a submission that isn't there, as a rule because it has been deleted since their page was opened. */
public class SubmissionDeletedException extends RuntimeException {

    private final transient List<String> written;

    /** @param written what they have written, to be shown to them so that it isn't lost; blank texts are left out */
    public SubmissionDeletedException(String... written) {
        super("the submission is not there");
        this.written = Stream.of(written).filter(text -> !text.isBlank()).toList();
    }

    public List<String> written() {
        return written;
    }
}
