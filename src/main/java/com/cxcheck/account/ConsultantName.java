package com.cxcheck.account;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** User names. Those that differ only in case, width or look-alike letters are the same name. */
public final class ConsultantName {

    static final int MAX_LENGTH = 100;

    private static final Pattern ALLOWED = Pattern.compile("(?!.*\\p{M}{7})[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .'_@-]*");

    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02BC\\u00B4`]");

    /** Where letters join, which Persian and Indic names need for their looks alone. */
    private static final Pattern JOINERS = Pattern.compile("[\\u200C\\u200D]");

    private static final Pattern WORD_BREAKS = Pattern.compile("[ .'_@-]+");

    /** Letters of other scripts and digits, in lower case, that look like the letter at the same index of {@link #LATIN}. */
    private static final String LOOK_ALIKES = "авекмнорстухѕіјԁһԛԝӏαβεζηικμνορτυχօոսհցյզɑɡᴄĸ01";

    private static final String LATIN = "abekmhopctyxsijdhqwlabezhikmnoptyxonuhgjqagckol";

    private static final Set<UnicodeScript> WRITTEN_TOGETHER =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private ConsultantName() {}

    /** Returns the name as it is stored: NFKC, with straight apostrophes and single blanks. */
    static String normalize(String typed) {
        if (typed.length() > MAX_LENGTH) {
            return typed;
        }
        String apostrophes = APOSTROPHES.matcher(typed).replaceAll("'");
        String joined = JOINERS.matcher(apostrophes).replaceAll("");
        return Normalizer.normalize(joined, Form.NFKC).strip().replaceAll("\\s+", " ");
    }

    static boolean isAllowed(String name) {
        return name.length() <= MAX_LENGTH && ALLOWED.matcher(name).matches();
    }

    /** Whether the letters of each word are of one script (the three of Japanese count as one); mixed ones imitate other names. */
    static boolean isOfOneScript(String name) {
        return WORD_BREAKS.splitAsStream(name).allMatch(ConsultantName::isWordOfOneScript);
    }

    private static boolean isWordOfOneScript(String word) {
        Set<UnicodeScript> scripts = word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() <= 1 || WRITTEN_TOGETHER.containsAll(scripts);
    }

    /** Returns the same key for all spellings of a name; an empty one if the text is too long for a name. */
    public static String key(String typed) {
        if (typed.length() > MAX_LENGTH) {
            return "";
        }
        String lower = normalize(typed).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Form.NFKD)
                .codePoints()
                .map(ConsultantName::toLatin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace('i', 'l')
                .replace("rn", "m")
                .replace("vv", "w");
    }

    private static int toLatin(int character) {
        int at = LOOK_ALIKES.indexOf(character);
        return at < 0 ? character : LATIN.charAt(at);
    }
}
