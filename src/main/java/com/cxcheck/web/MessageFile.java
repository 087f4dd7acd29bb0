package com.cxcheck.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** A file of messages, as it is on the class path. */
record MessageFile(String name, Properties texts) {

    static MessageFile read(ClassLoader loader, String name) {
        Properties texts = new Properties();
        try (InputStream stream = Objects.requireNonNull(loader.getResourceAsStream(name));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageFile(name, texts);
    }

    /** The keys that another file lacks. */
    Set<String> missingIn(MessageFile other) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !other.texts.containsKey(key))
                .collect(Collectors.toSet());
    }

    /** A sentence on the first text that has other arguments than the original, or that is no message format. */
    Optional<String> firstMistake(MessageFile original) {
        return texts.stringPropertyNames().stream()
                .sorted()
                .filter(original.texts::containsKey)
                .filter(key -> hasOtherArguments(key, original))
                .findFirst()
                .map(key -> name + ": " + key + " has other arguments, such as {0}, than the English text \""
                        + original.texts.getProperty(key) + "\".");
    }

    private boolean hasOtherArguments(String key, MessageFile original) {
        String english = original.texts.getProperty(key);
        if (!english.contains("{0")) {
            return false;
        }
        try {
            return arguments(texts.getProperty(key)) != arguments(english);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static long arguments(String pattern) {
        return Arrays.stream(new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex())
                .count();
    }
}
