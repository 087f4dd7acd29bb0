package com.cxcheck.questionnaire;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What the letters of a text tell about its language.
 *
 * @param language a BCP 47 tag, where most letters are of a script that is used by one language only, or nearly so
 * @param rightToLeft whether most letters are written from right to left
 */
record Writing(Optional<String> language, boolean rightToLeft) {

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

    static Writing of(String text) {
        Map<UnicodeScript, Long> scripts = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Optional<String> language = scripts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .map(LANGUAGES::get)
                .filter(found ->
                        !found.equals("ar") || text.chars().noneMatch(letter -> ADDED_TO_ARABIC.indexOf(letter) >= 0));
        return new Writing(language, count(text, Writing::isRightToLeft) > count(text, Writing::isLeftToRight));
    }

    private static long count(String text, IntPredicate characters) {
        return text.codePoints().filter(characters).count();
    }

    private static boolean isLeftToRight(int character) {
        return Character.getDirectionality(character) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
