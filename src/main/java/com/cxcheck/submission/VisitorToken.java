package com.cxcheck.submission;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/**
 * The secret that makes a browser the owner of its answers: 256 random bits. The browser keeps it in a cookie, the
 * database only its hash.
 */
public record VisitorToken(String value) {

    private static final StringKeyGenerator GENERATOR =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public VisitorToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a visitor's token");
        }
    }

    public static VisitorToken random() {
        return new VisitorToken(GENERATOR.generateKey());
    }

    /** The token that a browser sent, unless that is no token at all. */
    public static Optional<VisitorToken> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new VisitorToken(value)) : Optional.empty();
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
