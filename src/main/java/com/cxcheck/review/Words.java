package com.cxcheck.review;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text as they are looked for: in small letters and without accents, each once. */
final class Words {

    /** In UTF-16 units; of a longer word only its beginning is kept, and asked for. */
    private static final int LONGEST = 40;

    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Words() {}

    /** Where a word stands in a text. */
    record Place(int start, int end) {}

    static Set<String> of(String text) {
        String folded = folded(text);
        return placesIn(folded).stream()
                .map(place -> beginning(folded.substring(place.start, place.end)))
                .collect(Collectors.toCollection(TreeSet::new));
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

    /** By way of capitals, so that ß is ss. */
    private static String folded(String text) {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return Normalizer.normalize(bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String beginning(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
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
