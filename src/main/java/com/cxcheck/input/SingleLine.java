package com.cxcheck.input;

import java.util.regex.Pattern;

/** A text that people typed, as one line that changes nothing of the text around it. */
public final class SingleLine {

    /** Characters that turn the direction of the text after them. */
    private static final Pattern DIRECTION_CONTROLS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private SingleLine() {}

    /** Puts a blank in place of control characters, and strips the text. */
    public static String of(String text) {
        String plain = DIRECTION_CONTROLS.matcher(text).replaceAll("");
        return CONTROLS.matcher(plain).replaceAll(" ").strip();
    }
}
