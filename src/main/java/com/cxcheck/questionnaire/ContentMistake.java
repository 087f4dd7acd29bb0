package com.cxcheck.questionnaire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A mistake in content, which a message tells in each language, without a full stop. The message has as arguments the subject's
 * name, the key, the subject's name with a colon and a blank (or nothing if there is no subject), and then the values.
 *
 * @param code of the message
 * @param key of the wrong value, as the file has it; empty if it is not about one value
 * @param values as they are in the file, or messages
 */
public record ContentMistake(String code, Subject subject, Object key, List<Object> values)
        implements MessageSourceResolvable {

    public ContentMistake {
        // a message would write 1,000 for the number 1000
        values = values.stream()
                .map(value -> value instanceof Number ? String.valueOf(value) : value)
                .toList();
    }

    /** The same mistake with the key as readers know it. */
    public ContentMistake withKey(Object name) {
        return new ContentMistake(code, subject, name, values);
    }

    ContentMistake about(Subject other) {
        return new ContentMistake(code, other, key, values);
    }

    @Override
    public String[] getCodes() {
        return new String[] {code};
    }

    @Override
    public Object[] getArguments() {
        List<Object> arguments = new ArrayList<>();
        arguments.add(subject.name());
        arguments.add(key instanceof String ? message("content.key.name", key) : key);
        arguments.add(subject.equals(Subject.NONE) ? "" : message("content.about", subject.name()));
        arguments.addAll(values);
        return arguments.toArray();
    }

    /** As a sentence. */
    public MessageSourceResolvable sentence() {
        return message("content.sentence", this);
    }

    /** A value in a message. */
    static MessageSourceResolvable quoted(@Nullable Object value) {
        return message("content.quoted", String.valueOf(value));
    }

    static MessageSourceResolvable message(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }
}
