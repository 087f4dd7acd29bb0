package com.cxcheck.inbox;

import com.cxcheck.input.TextLength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks the words of a text that match a search. */
class SearchHighlight {

    private final Set<String> terms;
    private final Map<String, Boolean> matches = new HashMap<>();

    SearchHighlight(String q) {
        terms = SearchTerms.ofQuery(q);
    }

    record Piece(String text, boolean highlighted) {}

    /** Splits an excerpt of the text into highlighted words and what is between them. */
    public List<Piece> in(String text) {
        String excerpt = TextLength.excerpt(text);
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        int from = 0;
        for (SearchTerms.Span word : terms.isEmpty() ? List.<SearchTerms.Span>of() : SearchTerms.words(excerpt)) {
            if (matches.computeIfAbsent(excerpt.substring(word.start(), word.end()), this::isMatch)) {
                if (word.start() > done) {
                    pieces.add(new Piece(excerpt.substring(from, done), true));
                    pieces.add(new Piece(excerpt.substring(done, word.start()), false));
                    from = word.start();
                }
                done = word.end();
            }
        }
        pieces.add(new Piece(excerpt.substring(from, done), true));
        pieces.add(new Piece(excerpt.substring(done), false));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }

    private boolean isMatch(String word) {
        return SearchTerms.ofQuery(word).stream()
                .anyMatch(each -> terms.stream().anyMatch(each::startsWith));
    }
}
