package com.cxcheck.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/** A paragraph of plain text, in which web and e-mail addresses are links. */
public record Paragraph(List<Piece> pieces) {

    private static final LinkExtractor LINKS = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    /**
     * A part of the text.
     *
     * @param href https, http or mailto; null if it is no link
     */
    public record Piece(String text, @Nullable String href) {}

    /** Splits a text at blank lines. */
    public static List<Paragraph> parse(String text) {
        return Arrays.stream(text.strip().replaceAll("\\R", "\n").split("\n\\s*\n\\s*", -1))
                .map(Paragraph::of)
                .toList();
    }

    private static Paragraph of(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (Span span : LINKS.extractSpans(text)) {
            String words = text.substring(span.getBeginIndex(), span.getEndIndex());
            pieces.add(new Piece(words, span instanceof LinkSpan link ? href(link.getType(), words) : null));
        }
        return new Paragraph(pieces);
    }

    private static @Nullable String href(LinkType type, String address) {
        return switch (type) {
            case EMAIL -> "mailto:" + address;
            case WWW -> "https://" + address;
            case URL -> address.matches("(?i)https?://.*") ? address : null;
        };
    }
}
