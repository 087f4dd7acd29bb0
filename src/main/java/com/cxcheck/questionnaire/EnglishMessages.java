package com.cxcheck.questionnaire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The English messages, for the log and for what stops the start, when there are no others yet. */
final class EnglishMessages {

    private static final ResourceBundleMessageSource MESSAGES = messages();

    private EnglishMessages() {}

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setBundleClassLoader(EnglishMessages.class.getClassLoader());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static String text(MessageSourceResolvable message) {
        return MESSAGES.getMessage(message, Locale.ENGLISH);
    }

    /** The pattern of a message with arguments, as {@link java.text.MessageFormat} has it. */
    static String pattern(String code) {
        return MESSAGES.getMessage(code, null, Locale.ENGLISH);
    }
}
