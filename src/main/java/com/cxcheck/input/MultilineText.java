package com.cxcheck.input;

/** Texts of one or more lines, as forms send them. */
public final class MultilineText {

    private MultilineText() {}

    /** Whether something of a text can be seen, and it has at most so many UTF-16 units, as maxlength counts. */
    public static boolean isValid(String text, int maxUnits) {
        return TextLength.fits(text, maxUnits) && !TextLength.isBlank(text);
    }

    /** The text with line feeds alone, and without white space around it. */
    public static String normalize(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
