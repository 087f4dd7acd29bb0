package com.cxcheck.submission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of the link that a visitor came by, such as spring-newsletter; consultants choose it when they publish the link.
 *
 * @param name 1 to 40 letters, digits, hyphens and underscores
 */
public record Source(String name) {

    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    public Source {
        if (!FORMAT.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a source");
        }
    }

    public static Optional<Source> parse(String name) {
        return FORMAT.matcher(name).matches() ? Optional.of(new Source(name)) : Optional.empty();
    }
}
