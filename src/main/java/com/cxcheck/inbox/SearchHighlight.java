package com.cxcheck.inbox;

import com.cxcheck.input.TextLength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is searched for, to be shown in what was found. */
class SearchHighlight {

    private final Set<String> words;

    /** Whether words are found that were looked at before. */
    private final Map<String, Boolean> found = new HashMap<>();

    SearchHighlight(String q) {
        words = SearchTerms.of(q);
    }

    /**
     * A stretch of a text.
     *
     * @param found whether it is a word that was searched for
     */
    record Piece(String text, boolean found) {}

    /** A text, or the beginning of a very long one, in pieces. */
    public List<Piece> in(String whole) {
        String text = TextLength.excerpt(whole);
        List<Piece> pieces = new ArrayList<>();
        int told = 0;
        for (SearchTerms.Place word : words.isEmpty() ? List.<SearchTerms.Place>of() : SearchTerms.placesIn(text)) {
            if (found.computeIfAbsent(text.substring(word.start(), word.end()), this::isFound)) {
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
        return SearchTerms.of(word).stream().anyMatch(each -> words.stream().anyMatch(each::startsWith));
    }
}
