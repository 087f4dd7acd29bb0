package com.cxcheck.input;

/** A text of several lines that people typed, as forms send it. */
public final class MultilineText {

    private MultilineText() {}

    /** The text with line feeds alone, and without white space around it. */
    public static String normalize(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
