package com.cxcheck.editor;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that a later text has deleted from and inserted into an earlier one. All pieces but the inserted ones make up the
 * earlier text, all but the deleted ones the later text, with their white space. Where so many words differ that it would
 * take long, whole sentences are compared, or else the whole text.
 */
record WordDiff(List<Piece> pieces) {

    /** The most comparisons of a word of one text with a word of the other, about 20 milliseconds. */
    private static final long MAX_COMPARISONS = 1_000_000;

    /** Java has a dictionary of Thai, which is written without spaces; it separates the words of other languages as any locale. */
    private static final Locale WITH_DICTIONARY = Locale.forLanguageTag("th");

    WordDiff {
        pieces = List.copyOf(pieces);
    }

    enum Kind {
        SAME,
        DELETED,
        INSERTED
    }

    record Piece(Kind kind, String text) {

        public boolean isDeleted() {
            return kind == Kind.DELETED;
        }

        public boolean isInserted() {
            return kind == Kind.INSERTED;
        }
    }

    static WordDiff between(String from, String to) {
        List<Piece> pieces = diff(words(from), words(to));
        if (pieces.isEmpty()) {
            pieces = diff(sentences(from), sentences(to));
        }
        if (pieces.isEmpty()) {
            pieces = List.of(new Piece(Kind.DELETED, from), new Piece(Kind.INSERTED, to));
        }
        return new WordDiff(joined(pieces));
    }

    /** Returns nothing if it would take too long. */
    private static List<Piece> diff(List<String> from, List<String> to) {
        int shorter = Math.min(from.size(), to.size());
        int begin = 0;
        while (begin < shorter && from.get(begin).equals(to.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        List<String> before = from.subList(begin, from.size() - end);
        List<String> after = to.subList(begin, to.size() - end);
        if ((long) before.size() * after.size() > MAX_COMPARISONS) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        add(pieces, Kind.SAME, from.subList(0, begin));
        int next = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            add(pieces, Kind.SAME, before.subList(next, delta.getSource().getPosition()));
            add(pieces, Kind.DELETED, delta.getSource().getLines());
            add(pieces, Kind.INSERTED, delta.getTarget().getLines());
            next = delta.getSource().last() + 1;
        }
        add(pieces, Kind.SAME, before.subList(next, before.size()));
        add(pieces, Kind.SAME, from.subList(from.size() - end, from.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> units) {
        pieces.add(new Piece(kind, String.join("", units)));
    }

    /** Joins changes with nothing but white space between them, and puts what is deleted before what is inserted instead. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder deleted = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        StringBuilder blank = new StringBuilder();
        for (Piece piece : pieces) {
            boolean changes = deleted.length() + inserted.length() > 0;
            if (piece.kind() == Kind.SAME) {
                if (changes && piece.text().isBlank()) {
                    blank.append(piece.text());
                } else if (!piece.text().isEmpty()) {
                    flush(joined, deleted, inserted);
                    add(joined, Kind.SAME, List.of(blank.toString(), piece.text()));
                    blank.setLength(0);
                }
            } else if (!piece.text().isEmpty()) {
                deleted.append(blank);
                inserted.append(blank);
                blank.setLength(0);
                (piece.isDeleted() ? deleted : inserted).append(piece.text());
            }
        }
        flush(joined, deleted, inserted);
        add(joined, Kind.SAME, List.of(blank.toString()));
        joined.removeIf(piece -> piece.text().isEmpty());
        return joined;
    }

    private static void flush(List<Piece> joined, StringBuilder deleted, StringBuilder inserted) {
        add(joined, Kind.DELETED, List.of(deleted.toString()));
        add(joined, Kind.INSERTED, List.of(inserted.toString()));
        deleted.setLength(0);
        inserted.setLength(0);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        // the same length, and the only apostrophe that is known to be within words
        for (String word : units(BreakIterator.getWordInstance(WITH_DICTIONARY), text, text.replace('’', '\''))) {
            if (word.codePoints().allMatch(Character::isIdeographic)) {
                word.codePoints().mapToObj(Character::toString).forEach(words::add);
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> sentences(String text) {
        return units(BreakIterator.getSentenceInstance(Locale.ROOT), text, text);
    }

    private static List<String> units(BreakIterator breaks, String text, String analyzed) {
        List<String> units = new ArrayList<>();
        breaks.setText(analyzed);
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            units.add(text.substring(begin, end));
            begin = end;
        }
        return units;
    }
}
