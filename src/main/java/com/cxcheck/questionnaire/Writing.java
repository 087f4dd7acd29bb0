package com.cxcheck.questionnaire;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the letters of a text tell about its language. */
final class Writing {

    private static final Map<UnicodeScript, String> LANGUAGES = Map.of(
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.ARMENIAN, "hy",
            UnicodeScript.GEORGIAN, "ka",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.THAI, "th");

    /** Letters that Persian, Urdu and others add to those of Arabic. */
    private static final String ADDED_TO_ARABIC = "پچژگکیٹڈڑںےہەۆێ";

    private Writing() {}

    /** The BCP 47 tag of the language, where most letters are of a script that is used by one language only, or nearly so. */
    static Optional<String> language(String text) {
        Map<UnicodeScript, Long> scripts = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return scripts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .map(LANGUAGES::get)
                .filter(found ->
                        !found.equals("ar") || text.chars().noneMatch(letter -> ADDED_TO_ARABIC.indexOf(letter) >= 0));
    }

    /** Whether more letters are written from right to left than from left to right. */
    static boolean isRightToLeft(String text) {
        return text.codePoints().map(Writing::direction).sum() > 0;
    }

    private static int direction(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> 1;
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> -1;
            default -> 0;
        };
    }
}
