package com.cxcheck.account;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names to sign in with. Those that differ only in case or width, or in letters that look alike, are one name. */
public final class ConsultantName {

    static final int MOST_CHARACTERS = 100;

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@-]*");

    /** Letters of other scripts, in lower case, that look like a Latin one in lower or upper case, and digits that do. */
    private static final String LOOK_ALIKES = "авекмнорстухѕіјԁһԛԝӏαβεζηικμνορτυχօոսհցյզɑɡ01";

    private static final String LATIN = "abekmhopctyxsijdhqwlabezhikmnoptyxonuhgjqagol";

    private static final Set<UnicodeScript> WRITTEN_TOGETHER =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private ConsultantName() {}

    /** The name as it is kept and shown. */
    static String normalize(String typed) {
        return typed.length() > MOST_CHARACTERS
                ? typed
                : Normalizer.normalize(typed, Form.NFKC).strip().replaceAll("\\s+", " ");
    }

    static boolean isAllowed(String name) {
        return name.length() <= MOST_CHARACTERS && ALLOWED.matcher(name).matches();
    }

    /** Whether all letters are of one script, as in words of any language; others are put together to look like another. */
    static boolean isOfOneScript(String name) {
        Set<UnicodeScript> scripts = name.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() <= 1 || WRITTEN_TOGETHER.containsAll(scripts);
    }

    /**
     * Returns what is the same for all spellings of a name, and different for different names; a text that is too long for a
     * name, and not worth the time that it takes, has an empty one.
     */
    public static String key(String typed) {
        if (typed.length() > MOST_CHARACTERS) {
            return "";
        }
        String lower = normalize(typed).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Form.NFKD)
                .codePoints()
                .map(ConsultantName::toLatin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int toLatin(int character) {
        int at = LOOK_ALIKES.indexOf(character);
        return at < 0 ? character : LATIN.charAt(at);
    }
}
