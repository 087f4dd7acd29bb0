package com.cxcheck.questionnaire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A content file is not as it should be. Its message is one sentence for the file's author. */
public class InvalidContentException extends RuntimeException {

    private final @Nullable String whatToDo;

    public InvalidContentException(String message) {
        super(message);
        this.whatToDo = null;
    }

    InvalidContentException(String message, @Nullable String whatToDo, Throwable cause) {
        super(message, cause);
        this.whatToDo = whatToDo;
    }

    /** What to do about it, if the message alone doesn't say. */
    Optional<String> whatToDo() {
        return Optional.ofNullable(whatToDo);
    }
}
