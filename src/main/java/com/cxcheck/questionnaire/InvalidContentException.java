package com.cxcheck.questionnaire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mistake in a content file; the message is a sentence for the file's author. */
public class InvalidContentException extends RuntimeException {

    private final @Nullable String action;

    public InvalidContentException(String message) {
        super(message);
        this.action = null;
    }

    InvalidContentException(String message, @Nullable String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What to do about it, if the message does not say so. */
    Optional<String> action() {
        return Optional.ofNullable(action);
    }
}
