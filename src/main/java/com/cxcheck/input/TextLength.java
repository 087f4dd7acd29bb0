package com.cxcheck.input;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How long a text may be. All of these take time in proportion to the text at most, whatever it is made of, and texts are asked
 * for their length before anything else is done with them.
 */
public final class TextLength {

    /**
     * In code points. The longest emoji have 11, such as a family of four with skin tones; a letter with the marks of any
     * living script has fewer.
     */
    static final int LONGEST_CHARACTER = 16;

    /** In UTF-16 units. */
    static final int LONGEST_EXCERPT = 10_000;

    /** An extended grapheme cluster (Unicode Standard Annex 29): of any number of code points. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private TextLength() {}

    /**
     * The length of a text as people count it: a flag, a family or an accented letter is one character, and so is a line end.
     * In a cluster of more than {@value #LONGEST_CHARACTER} code points each further one counts as a character, too. So a
     * text of n characters has {@value #LONGEST_CHARACTER} n code points at most.
     */
    public static int inCharacters(String text) {
        return CLUSTER.matcher(text)
                .results()
                .mapToInt(TextLength::inCharacters)
                .sum();
    }

    private static int inCharacters(MatchResult cluster) {
        String codePoints = cluster.group();
        return 1 + Math.max(0, codePoints.codePointCount(0, codePoints.length()) - LONGEST_CHARACTER);
    }

    /**
     * By how many characters a text is too long, as {@link #inCharacters} counts; 0 if it isn't. Of a text that is too long
     * whatever it is made of, each code point counts.
     */
    public static int excess(String text, int mostCharacters) {
        int length = text.length() > 2 * LONGEST_CHARACTER * mostCharacters
                ? text.codePointCount(0, text.length())
                : inCharacters(text);
        return Math.max(0, length - mostCharacters);
    }

    /**
     * Whether a text has at most so many UTF-16 units, as browsers count for {@code maxlength}: a line end is one, though a
     * form sends two.
     */
    public static boolean fits(String text, int mostUnits) {
        return text.length() <= 2 * mostUnits && text.replace("\r\n", "\n").length() <= mostUnits;
    }

    /**
     * A text as mails and lists show it: all of what people write, and of a text made of thousands of emoji or marks the
     * beginning and an ellipsis.
     */
    public static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : beginning(text, LONGEST_EXCERPT) + "…";
    }

    /** The first UTF-16 units of a text; one fewer, where the last would be half of a surrogate pair. */
    public static String beginning(String text, int mostUnits) {
        if (text.length() <= mostUnits) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(mostUnits - 1)) ? mostUnits - 1 : mostUnits);
    }
}
