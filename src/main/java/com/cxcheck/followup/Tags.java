package com.cxcheck.followup;

import com.cxcheck.input.TextLength;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tags as consultants type them: separated by commas, in any case, with any number of blanks. */
public final class Tags {

    static final int MAX_COUNT = 20;

    static final int MAX_LENGTH = 40;

    /** In UTF-16 units: twice the length of all tags together, so that there is room for commas and blanks. */
    private static final int MAX_INPUT_LENGTH = 2 * MAX_COUNT * MAX_LENGTH;

    private Tags() {}

    /** Splits at commas and normalizes each tag; blank ones are left out. */
    public static Set<String> parse(String input) {
        return Stream.of(input.split(",", -1))
                .map(Tags::normalize)
                .filter(tag -> !TextLength.isBlank(tag))
                .collect(Collectors.toSet());
    }

    /** Whether the input has at most {@value #MAX_COUNT} tags of at most {@value #MAX_LENGTH} UTF-16 units each. */
    public static boolean isValid(String input) {
        if (input.length() > MAX_INPUT_LENGTH) {
            return false;
        }
        return fit(parse(input).stream());
    }

    static boolean fit(Stream<String> tags) {
        Set<String> distinct = tags.collect(Collectors.toSet());
        return distinct.size() <= MAX_COUNT && distinct.stream().allMatch(tag -> tag.length() <= MAX_LENGTH);
    }

    /** In lower case and with single blanks. */
    public static String normalize(String tag) {
        return tag.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
