package com.cxcheck.submission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which link a visitor came by, such as spring-newsletter, as the consultant who passed the link on has named it.
 *
 * @param name 1 to 40 letters, digits, hyphens and underscores
 */
public record Source(String name) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    public Source {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a source");
        }
    }

    /** The source that an address names, unless that is none. */
    public static Optional<Source> parse(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new Source(name)) : Optional.empty();
    }
}
