package com.cxcheck.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Which passwords may be chosen: 12 to 128 characters of any kind that don't consist of what guessers try first, such as common
 * words, the name of the account or of this program, years, and rows of keys.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B: length and a blocklist, and no rules
 *     of composition</a>
 */
final class PasswordRules {

    static final int FEWEST_CHARACTERS = 12;

    static final int MOST_CHARACTERS = 128;

    /** How many different characters have to be left without what guessers try first. */
    private static final int FEWEST_OF_ITS_OWN = 4;

    private static final int SHORTEST_ROW = 3;

    private static final List<String> ROWS = Stream.of(
                    "12345678901234567890",
                    "abcdefghijklmnopqrstuvwxyz",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiopü",
                    "asdfghjklöä",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
                    "zaq1xsw2cde3vfr4bgt5nhy6mju7",
                    "147258369",
                    "!@#$%^&*()_+",
                    "!\"§$%&/()=?")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private static final List<String> COMMON = common();

    private PasswordRules() {}

    private static List<String> common() {
        try {
            return new ClassPathResource("common-passwords.txt")
                    .getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> folded(line.replace(" ", "")))
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which a password is hashed, so that it is the same on each keyboard; one that is too long is left as it is. */
    static String normalize(String password) {
        return password.length() > 4 * MOST_CHARACTERS ? password : Normalizer.normalize(password, Form.NFC);
    }

    static boolean isTooLong(String password) {
        return length(password) > MOST_CHARACTERS;
    }

    private static int length(String password) {
        String normalized = normalize(password);
        return normalized.codePointCount(0, normalized.length());
    }

    /** Returns the key of the message that says what is wrong with a password, if anything is. */
    static Optional<String> mistakeIn(String password, String username) {
        if (length(password) < FEWEST_CHARACTERS) {
            return Optional.of("account.password.short");
        }
        if (isTooLong(password)) {
            return Optional.of("account.password.long");
        }
        return isGuessable(password, username) ? Optional.of("account.password.guessable") : Optional.empty();
    }

    private static boolean isGuessable(String password, String username) {
        String text = Normalizer.normalize(password, Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
        String unit = text.replaceFirst("^(.+?)\\1+$", "$1");
        if (COMMON.contains(folded(text)) || (!unit.equals(text) && unit.length() < FEWEST_CHARACTERS)) {
            return true;
        }
        // words first, since some hold a row, such as the d, e and f of default; and again once signs are letters
        String left = withoutWords(once(unit).replaceAll("(19|20)\\d\\d", ""), username);
        left = withoutWords(folded(withoutRows(left)), username);
        return left.codePoints().distinct().count() < FEWEST_OF_ITS_OWN;
    }

    private static String withoutWords(String text, String username) {
        String left = text;
        for (String word : COMMON) {
            left = left.replace(word, "");
        }
        for (String part :
                (username + " " + username.replaceAll("[^\\p{L}\\p{N}]", "")).split("[^\\p{L}\\p{N}]+", -1)) {
            left = part.length() < SHORTEST_ROW ? left : left.replace(folded(part), "");
        }
        return left;
    }

    private static String withoutRows(String text) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            while (end < text.length() && isInARow(text.substring(at, end + 1))) {
                end++;
            }
            if (end - at < SHORTEST_ROW) {
                end = at + 1;
                left.append(text.charAt(at));
            }
            at = end;
        }
        return left.toString();
    }

    private static boolean isInARow(String keys) {
        return ROWS.stream().anyMatch(row -> row.contains(keys));
    }

    /** In lower case, without the signs that stand for letters, and each letter once where it comes several times in a row. */
    private static String folded(String text) {
        String lower = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < lower.length(); at++) {
            char character = lower.charAt(at);
            int sign = "013457@$!".indexOf(character);
            letters.append(sign < 0 ? character : "oleastasi".charAt(sign));
        }
        return once(letters.toString());
    }

    private static String once(String text) {
        return text.replaceAll("(.)\\1+", "$1");
    }
}
