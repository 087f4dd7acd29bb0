package com.cxcheck.submission;

import com.cxcheck.security.KeyedHash;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Issues visitors' tokens and verifies them by HMAC: a token is 128 random bits and the first 128 bits of their
 * HMAC-SHA-256, so that nobody can plant one in a browser and later read the answers that were given with it.
 */
@Component
public class VisitorTokens {

    private static final int HALF = 16;
    private static final BytesKeyGenerator RANDOM = KeyGenerators.secureRandom(HALF);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;

    public VisitorTokens(KeyedHash hash) {
        this.hash = hash;
    }

    public VisitorToken issue() {
        byte[] token = Arrays.copyOf(RANDOM.generateKey(), 2 * HALF);
        System.arraycopy(signature(token), 0, token, HALF, HALF);
        return new VisitorToken(ENCODER.encodeToString(token));
    }

    /** The token that a browser sent, unless it was never issued. */
    public Optional<VisitorToken> verify(String value) {
        if (!VisitorToken.isWellFormed(value)) {
            return Optional.empty();
        }
        byte[] token = Base64.getUrlDecoder().decode(value);
        byte[] signature = Arrays.copyOfRange(token, HALF, 2 * HALF);
        // what is decoded may be spelt in more than one way, of which one is issued
        return MessageDigest.isEqual(signature, signature(token))
                        && ENCODER.encodeToString(token).equals(value)
                ? Optional.of(new VisitorToken(value))
                : Optional.empty();
    }

    private byte[] signature(byte[] token) {
        return Arrays.copyOf(hash.bytes("visitor " + HexFormat.of().formatHex(token, 0, HALF)), HALF);
    }
}
