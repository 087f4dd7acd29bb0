package com.cxcheck.inbox;

import com.cxcheck.input.TextLength;
import java.nio.charset.StandardCharsets;
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
 * Splits a text into the distinct words and emoji to search for, in lower case and without accents, in linear time. Scripts
 * that put no spaces between words, and Korean, which joins words, are split into all pairs of neighbouring characters, so that
 * a word is found wherever it stands.
 */
final class SearchTerms {

    /** Further words of a text are ignored. */
    static final int MAX_COUNT = 1_000;

    /** In UTF-16 units; longer words are cut. */
    private static final int MAX_LENGTH = 40;

    /**
     * Marks after the 30th on one character, as in the Stream-Safe Text Format (Unicode Standard Annex 15): the time that
     * normalization takes to order marks grows with the square of their number. U+FF9E and U+FF9F become marks in NFKD.
     */
    private static final Pattern EXCESS_MARKS = Pattern.compile("([\\p{M}\\uFF9E\\uFF9F]{30})[\\p{M}\\uFF9E\\uFF9F]+");

    /** Also vowel signs of Arabic and Hebrew, and format characters. */
    private static final Pattern ACCENTS =
            Pattern.compile("[\\p{InCombiningDiacriticalMarks}\\p{Cf}\\u064B-\\u0652\\u05B0-\\u05C7]+");

    private static final Pattern FINAL_SIGMA = Pattern.compile("(?<=.)σ$");

    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final Pattern WORD = Pattern.compile("(?<unspaced>[\\p{L}&&[" + UNSPACED + "]][\\p{L}\\p{M}&&["
            + UNSPACED + "]]*)|[\\p{L}\\p{N}&&[^" + UNSPACED + "]][\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]*|\\p{So}");

    private SearchTerms() {}

    /**
     * The position of a word in a text.
     *
     * @param tail whether it is the last character of a word that is split into pairs
     */
    record Span(int start, int end, boolean tail) {}

    /** The terms of a text in the order of their first occurrence. */
    static Set<String> of(String text) {
        return terms(text, true);
    }

    /** The terms to look up for a query: without those that follow from the pair before them. */
    static Set<String> ofQuery(String q) {
        return terms(q, false);
    }

    private static Set<String> terms(String text, boolean withTails) {
        String folded = fold(text);
        return words(folded).stream()
                .filter(word -> withTails || !word.tail)
                .map(word -> FINAL_SIGMA
                        .matcher(folded.substring(word.start, word.end))
                        .replaceFirst("ς"))
                .map(word -> TextLength.beginning(word, MAX_LENGTH))
                .distinct()
                .limit(MAX_COUNT)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The words of a text by their start; pairs overlap. */
    static List<Span> words(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.start("unspaced") < 0) {
                spans.add(new Span(word.start(), word.end(), false));
            } else {
                addPairs(text, word.start(), word.end(), spans);
            }
        }
        return spans;
    }

    private static void addPairs(String text, int first, int end, List<Span> spans) {
        int start = first;
        while (start < end) {
            int second = text.offsetByCodePoints(start, 1);
            spans.add(
                    second < end
                            ? new Span(start, text.offsetByCodePoints(second, 1), false)
                            : new Span(start, end, start > first));
            start = second;
        }
    }

    /** Upper case first, which makes ß the same as ss. Σ is replaced by hand: toLowerCase looks for the end of its word each time. */
    private static String fold(String text) {
        String safe = EXCESS_MARKS.matcher(text).replaceAll("$1");
        String bare = ACCENTS.matcher(Normalizer.normalize(safe, Normalizer.Form.NFKD))
                .replaceAll("");
        String lower = bare.toUpperCase(Locale.ROOT)
                .replace('Σ', 'σ')
                .replace('Ø', 'O')
                .replace('Ł', 'L')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    /** A term as it is stored: words that begin with it sort from here, inclusive, … */
    static byte[] bytes(String term) {
        return term.getBytes(StandardCharsets.UTF_8);
    }

    /** … to here, exclusive: 0xFF occurs in no UTF-8. */
    static byte[] bytesAfter(String term) {
        byte[] bytes = bytes(term);
        byte[] after = Arrays.copyOf(bytes, bytes.length + 1);
        after[bytes.length] = (byte) 0xFF;
        return after;
    }
}
