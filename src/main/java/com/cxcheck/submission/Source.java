package com.cxcheck.submission;

import com.cxcheck.input.TextLength;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of the link that a visitor came by, such as spring-newsletter; consultants choose it when they publish the link.
 *
 * @param name 1 to 40 UTF-16 units, as {@link #parse} returns it
 */
public record Source(String name) {

    private static final int MAX_LENGTH = 40;

    /** What is looked at, since normalization takes quadratic time. */
    private static final int MAX_TEXT_LENGTH = 10 * MAX_LENGTH;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern REFUSED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_.-]+");

    /** Marks without a letter, or more of them on one letter than any language writes. */
    private static final Pattern STACKED_MARKS =
            Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}])\\p{M}+|(?<=\\p{M}{4})\\p{M}+");

    public Source {
        if (!name.equals(canonical(name)) || name.isEmpty()) {
            throw new IllegalArgumentException("not the name of a source");
        }
    }

    /**
     * Accepts what people write, so that no name is lost: letters of any script, digits, spaces, hyphens, underscores and dots are
     * kept, whatever else is there becomes a space, and what is too long is cut off. Empty if nothing is left.
     */
    public static Optional<Source> parse(String text) {
        return Optional.of(canonical(text)).filter(name -> !name.isEmpty()).map(Source::new);
    }

    /** Returns the same key for names that differ in case or width only. */
    public static String key(String name) {
        return Normalizer.normalize(TextLength.beginning(name, MAX_TEXT_LENGTH), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String canonical(String text) {
        String visible =
                INVISIBLE.matcher(TextLength.beginning(text, MAX_TEXT_LENGTH)).replaceAll("");
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFC);
        String words = REFUSED.matcher(composed).replaceAll(" ");
        String legible = STACKED_MARKS.matcher(words).replaceAll("").replaceAll(" +", " ");
        return TextLength.beginning(legible.strip(), MAX_LENGTH).strip();
    }
}
