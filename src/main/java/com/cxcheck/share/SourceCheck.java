package com.cxcheck.share;

import com.cxcheck.input.TextLength;
import com.cxcheck.submission.Source;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * What becomes of the name that a consultant types for a source.
 *
 * @param typed the beginning of what was typed
 * @param source empty if nothing is left of what was typed
 * @param known a source that differs in upper and lower case only
 */
record SourceCheck(String typed, Optional<Source> source, Optional<Source> known) {

    private static final int MAX_LENGTH = 200;

    private static final Map<String, String> LATIN = Map.ofEntries(
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("Ä", "Ae"),
            Map.entry("Ö", "Oe"),
            Map.entry("Ü", "Ue"),
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("Æ", "Ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("Ø", "O"),
            Map.entry("ł", "l"),
            Map.entry("Ł", "L"),
            Map.entry("đ", "d"),
            Map.entry("ı", "i"));

    private static final Pattern NOT_ASCII_LETTER = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static SourceCheck of(String typed, Collection<Source> sources) {
        Optional<Source> source = Source.parse(typed);
        return new SourceCheck(
                TextLength.beginning(typed, MAX_LENGTH),
                source,
                source.flatMap(name -> sources.stream()
                        .filter(each -> each.name().equalsIgnoreCase(name.name()) && !each.equals(name))
                        .findFirst()
                        .filter(different -> !sources.contains(name))));
    }

    /** Whether something was typed of which nothing is left. */
    public boolean isLost() {
        return !typed.isBlank() && source.isEmpty();
    }

    /** Whether the source is called otherwise than what was typed, be it by a space. */
    public boolean isChanged() {
        return source.filter(each -> !each.name().equals(Normalizer.normalize(typed, Normalizer.Form.NFC)))
                .isPresent();
    }

    /** A name like that of the source, but written alike in an address, unless the source's own already is. */
    public Optional<Source> plain() {
        return source.filter(each -> !isPlain(each.name()))
                .map(each -> NOT_ASCII_LETTER
                        .matcher(each.name())
                        .replaceAll(letter -> LATIN.getOrDefault(letter.group(), "$0")))
                .map(name -> MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .replace(' ', '-'))
                .filter(SourceCheck::isPlain)
                .flatMap(Source::parse);
    }

    private static boolean isPlain(String name) {
        return UriUtils.encode(name, StandardCharsets.UTF_8).equals(name);
    }
}
