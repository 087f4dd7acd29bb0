package com.cxcheck.submission;

import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The secret that makes a browser the respondent of its answers; {@link VisitorTokens} issues it. The browser keeps it in a cookie,
 * the database only its hash.
 */
public record VisitorToken(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public VisitorToken {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("not a visitor's token");
        }
    }

    static boolean hasForm(String value) {
        return FORM.matcher(value).matches();
    }

    String hash() {
        return DigestUtils.sha256Hex(value);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "VisitorToken[…]";
    }
}
