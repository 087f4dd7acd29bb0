package com.cxcheck.questionnaire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A mistake in content; the message is an English sentence for the author. */
public class InvalidContentException extends RuntimeException {

    private final transient MessageSourceResolvable sentence;
    private final transient Optional<MessageSourceResolvable> action;

    /** A mistake that only stops the start, where there is English alone. */
    public InvalidContentException(String message) {
        this(new DefaultMessageSourceResolvable(new String[0], message), Optional.empty(), null);
    }

    /** @param sentence in all languages */
    public InvalidContentException(MessageSourceResolvable sentence) {
        this(sentence, Optional.empty(), null);
    }

    InvalidContentException(
            MessageSourceResolvable sentence, Optional<MessageSourceResolvable> action, @Nullable Throwable cause) {
        super(EnglishMessages.text(sentence), cause);
        this.sentence = sentence;
        this.action = action;
    }

    /** What is wrong, and what to do about it if that does not say so; in all languages. */
    public List<MessageSourceResolvable> sentences() {
        return Stream.concat(Stream.of(sentence), action.stream()).toList();
    }

    /** What to do about it, if the message does not say so. */
    Optional<String> action() {
        return action.map(EnglishMessages::text);
    }
}
