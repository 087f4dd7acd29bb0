package com.cxcheck.inbox;

import com.cxcheck.input.TextLength;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a text as they are looked for: in small letters and without accents, each once. To find them takes time in
 * proportion to the text, whatever it is made of.
 */
final class SearchTerms {

    /** Of a text with more words the first ones count. */
    static final int MOST = 1_000;

    /** In UTF-16 units; of a longer word only its beginning is kept, and asked for. */
    private static final int LONGEST = 40;

    /**
     * Marks beyond the 30th on one character, as in the Stream-Safe Text Format (Unicode Standard Annex 15): to put marks in
     * order takes time in proportion to the square of their number. Two letters of half width become marks on the way.
     */
    private static final Pattern TOO_MANY_MARKS =
            Pattern.compile("([\\p{M}\\uFF9E\\uFF9F]{30})[\\p{M}\\uFF9E\\uFF9F]+");

    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern FINAL_SIGMA = Pattern.compile("(?<=.)σ$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private SearchTerms() {}

    /** Where a word stands in a text. */
    record Place(int start, int end) {}

    /** In the order in which they come first. */
    static Set<String> of(String text) {
        String folded = folded(text);
        return placesIn(folded).stream()
                .map(place -> word(folded.substring(place.start, place.end)))
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The words of a text as they stand there. */
    static List<Place> placesIn(String text) {
        List<Place> places = new ArrayList<>();
        // which also parts the words of some scripts that have no blanks
        BreakIterator borders = BreakIterator.getWordInstance(Locale.ROOT);
        borders.setText(text);
        int start = borders.first();
        for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
            Matcher word = WORD.matcher(text).region(start, end);
            while (word.find()) {
                places.add(new Place(word.start(), word.end()));
            }
            start = end;
        }
        return places;
    }

    /** By way of capitals, so that ß is ss; but not of Σ, since Java searches the text for the end of its word for each. */
    private static String folded(String text) {
        String safe = TOO_MANY_MARKS.matcher(text).replaceAll("$1");
        String bare = ACCENTS.matcher(Normalizer.normalize(safe, Normalizer.Form.NFKD))
                .replaceAll("");
        String small = bare.toUpperCase(Locale.ROOT).replace('Σ', 'σ').toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFC);
    }

    private static String word(String folded) {
        return TextLength.beginning(FINAL_SIGMA.matcher(folded).replaceFirst("ς"), LONGEST);
    }

    /** A word as it is stored: what begins with it sorts from here … */
    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** … to before here, since no UTF-8 has this byte. */
    static byte[] bytesAfter(String beginning) {
        byte[] bytes = bytes(beginning);
        byte[] after = Arrays.copyOf(bytes, bytes.length + 1);
        after[bytes.length] = (byte) 0xFF;
        return after;
    }
}
