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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Rules for new passwords: 12 to 128 characters of any kind that are none of the 3,000 most frequent passwords and don't
 * consist of common words, the name of the account or of this program, years and rows of keys.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B: length and a blocklist, and
 *     no rules of composition</a>
 */
final class PasswordRules {

    static final int MIN_LENGTH = 12;

    static final int MAX_LENGTH = 128;

    /** Of what is left without common words, years and rows of keys. */
    private static final int MIN_DISTINCT_CHARACTERS = 4;

    private static final int MIN_ROW_LENGTH = 3;

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

    private static final List<String> COMMON = lines("common-passwords.txt")
            .map(line -> folded(line.replace(" ", "")))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private static final Set<String> FREQUENT = lines("frequent-passwords.txt").collect(Collectors.toSet());

    private PasswordRules() {}

    private static Stream<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the form that is hashed, the same for all keyboards; a password that is far too long is returned as it is. */
    static String normalize(String password) {
        return password.length() > 4 * MAX_LENGTH ? password : Normalizer.normalize(password, Form.NFC);
    }

    static boolean isTooLong(String password) {
        return length(password) > MAX_LENGTH;
    }

    private static int length(String password) {
        String normalized = normalize(password);
        return normalized.codePointCount(0, normalized.length());
    }

    /** Returns the key of the message for the rule that a password violates. */
    static Optional<String> violation(String password, String username) {
        if (length(password) < MIN_LENGTH) {
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
        if (FREQUENT.contains(text)
                || COMMON.contains(folded(text))
                || (!unit.equals(text) && unit.length() < MIN_LENGTH)) {
            return true;
        }
        // in several orders, since some words contain rows, such as "def" of "default", and others contain words
        String withoutYears = collapsed(unit).replaceAll("(19|20)\\d\\d", "");
        return Stream.of(withoutYears, withoutWords(withoutYears, username))
                .flatMap(left -> Stream.of(left, withoutRows(left)))
                .flatMap(left -> Stream.of(folded(left), folded(left.replace('1', 'i'))))
                .anyMatch(left -> hasFewCharacters(withoutWords(left, username)));
    }

    private static boolean hasFewCharacters(String text) {
        return text.codePoints().distinct().count() < MIN_DISTINCT_CHARACTERS;
    }

    private static String withoutWords(String text, String username) {
        String left = text;
        for (String part :
                (username + " " + username.replaceAll("[^\\p{L}\\p{N}]", "")).split("[^\\p{L}\\p{N}]+", -1)) {
            left = part.length() < MIN_ROW_LENGTH ? left : left.replace(folded(part), "");
        }
        for (String word : COMMON) {
            left = left.replace(word, "");
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
            if (end - at < MIN_ROW_LENGTH) {
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

    /** Lower case, with leetspeak undone and repeated letters collapsed. */
    private static String folded(String text) {
        String lower = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < lower.length(); at++) {
            char character = lower.charAt(at);
            int sign = "013457@$!".indexOf(character);
            letters.append(sign < 0 ? character : "oleastasi".charAt(sign));
        }
        return collapsed(letters.toString());
    }

    private static String collapsed(String text) {
        return text.replaceAll("(.)\\1+", "$1");
    }
}
