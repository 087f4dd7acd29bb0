package com.cxcheck.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is searched for, to be shown in what was found. */
class Search {

    private final Set<String> words;

    Search(String q) {
        words = Words.of(q);
    }

    /**
     * A stretch of a text.
     *
     * @param found whether it is a word that was searched for
     */
    record Piece(String text, boolean found) {}

    /** A text in pieces, which together are the text. */
    public List<Piece> in(String text) {
        List<Piece> pieces = new ArrayList<>();
        int told = 0;
        for (Words.Place word : words.isEmpty() ? List.<Words.Place>of() : Words.placesIn(text)) {
            if (isFound(text.substring(word.start(), word.end()))) {
                pieces.add(new Piece(text.substring(told, word.start()), false));
                pieces.add(new Piece(text.substring(word.start(), word.end()), true));
                told = word.end();
            }
        }
        pieces.add(new Piece(text.substring(told), false));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }

    private boolean isFound(String word) {
        return Words.of(word).stream().anyMatch(each -> words.stream().anyMatch(each::startsWith));
    }
}
