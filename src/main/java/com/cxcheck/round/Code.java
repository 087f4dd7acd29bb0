package com.cxcheck.round;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The code that lets one join a round: 8 letters and digits (40 random bits) of Crockford's alphabet, in which none can be
 * mistaken for another.
 *
 * @param value in small letters, without a hyphen
 */
record Code(String value) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 8;

    private static final int MAX_TYPED = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    Code {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a code");
        }
    }

    private static boolean isWellFormed(String value) {
        return value.length() == LENGTH && value.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    static Code random() {
        return new Code(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    /** Accepts what people type: capital letters, blanks and hyphens, and the letters o, i and l for digits. */
    static Optional<Code> parse(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String value = typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return isWellFormed(value) ? Optional.of(new Code(value)) : Optional.empty();
    }

    /** As it is shown and as it stands in links, such as k7q2-m4xd. */
    public String shown() {
        return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
    }

    /** Does not reveal the code, so that it is not logged. */
    @Override
    public String toString() {
        return "Code[…]";
    }
}
