package com.cxcheck.submission;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Identifies a visitor; issued by {@link VisitorTokens}. The browser has it in a cookie, the database only its hash.
 *
 * @param test whether a consultant only tries the questionnaire with it, so that nothing of it counts
 * @param onSharedDevice whether many people use the browser one after another, so that nothing unfinished is kept
 */
public record VisitorToken(String value, boolean test, boolean onSharedDevice) {

    /** Without a request for so long somebody has left a shared device. */
    public static final Duration PAUSE_ON_SHARED_DEVICE = Duration.ofMinutes(10);

    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{43}");

    public VisitorToken {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a visitor's token");
        }
    }

    public VisitorToken(String value) {
        this(value, false, false);
    }

    public VisitorToken forTest() {
        return new VisitorToken(value, true, false);
    }

    public VisitorToken forSharedDevice() {
        return new VisitorToken(value, test, true);
    }

    static boolean isWellFormed(String value) {
        return FORMAT.matcher(value).matches();
    }

    String hash() {
        return DigestUtils.sha256Hex(value);
    }

    /** A hash for one purpose, which can be matched neither with {@link #hash} nor with that for another purpose. */
    public String hashFor(String purpose) {
        return DigestUtils.sha256Hex(value + " " + purpose);
    }

    /** Does not reveal the secret, so that it is not logged. */
    @Override
    public String toString() {
        return "VisitorToken[…]";
    }
}
