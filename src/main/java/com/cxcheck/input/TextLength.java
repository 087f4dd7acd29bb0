package com.cxcheck.input;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lengths of texts, each in linear time for any text. */
public final class TextLength {

    /** In code points. The longest emoji have 11, such as a family of four with skin tones; letters with marks have fewer. */
    static final int MAX_CHARACTER_LENGTH = 16;

    /** In UTF-16 units. */
    static final int MAX_EXCERPT_LENGTH = 10_000;

    /** An extended grapheme cluster (Unicode Standard Annex 29), of any number of code points. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private TextLength() {}

    /**
     * The number of grapheme clusters: a flag, an accented letter or a line end is one character. In a cluster of more than
     * {@value #MAX_CHARACTER_LENGTH} code points each further one counts, too, so that a text of n characters has at most
     * {@value #MAX_CHARACTER_LENGTH} n code points.
     */
    public static int inCharacters(String text) {
        return CLUSTER.matcher(text)
                .results()
                .mapToInt(TextLength::inCharacters)
                .sum();
    }

    private static int inCharacters(MatchResult cluster) {
        String codePoints = cluster.group();
        return 1 + Math.max(0, codePoints.codePointCount(0, codePoints.length()) - MAX_CHARACTER_LENGTH);
    }

    /**
     * By how many {@link #inCharacters characters} a text is too long; 0 if it isn't. In a text that is too long whatever it
     * consists of, each code point counts.
     */
    public static int excess(String text, int maxCharacters) {
        int length = text.length() > 2 * MAX_CHARACTER_LENGTH * maxCharacters
                ? text.codePointCount(0, text.length())
                : inCharacters(text);
        return Math.max(0, length - maxCharacters);
    }

    /** Whether a text has at most so many UTF-16 units, as maxlength counts: a line end, which forms send as two, is one. */
    public static boolean fits(String text, int maxUnits) {
        return text.length() <= 2 * maxUnits && text.replace("\r\n", "\n").length() <= maxUnits;
    }

    /** A text for lists and mails: the beginning and an ellipsis if it is longer than {@value #MAX_EXCERPT_LENGTH} UTF-16 units. */
    public static String excerpt(String text) {
        return text.length() <= MAX_EXCERPT_LENGTH ? text : beginning(text, MAX_EXCERPT_LENGTH) + "…";
    }

    /** The first UTF-16 units of a text, without half a surrogate pair at the end. */
    public static String beginning(String text, int maxUnits) {
        if (text.length() <= maxUnits) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxUnits - 1)) ? maxUnits - 1 : maxUnits);
    }

    /** Whether nothing of a text can be seen: it is blank, or made of invisible characters such as U+200B and U+3164. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextLength::isInvisible);
    }

    /** Whether something of a text can be seen, and it {@link #fits}. */
    public static boolean isValid(String text, int maxUnits) {
        return fits(text, maxUnits) && !isBlank(text);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // the fillers of Hangul and the blank of Braille
            default -> "\u115F\u1160\u3164\uFFA0\u2800".indexOf(codePoint) >= 0;
        };
    }
}
