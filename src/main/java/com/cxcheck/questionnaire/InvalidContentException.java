package com.cxcheck.questionnaire;

/** A content file is not as it should be. Its message is one sentence for the file's author. */
public class InvalidContentException extends RuntimeException {

    public InvalidContentException(String message) {
        super(message);
    }

    InvalidContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
