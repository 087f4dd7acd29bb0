package com.cxcheck.signin;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * What a passkey signs to sign somebody in: 256 random bits and the time, which is thus signed, too.
 *
 * @param bytes as browsers get them
 */
record Challenge(Bytes bytes) {

    private static final int RANDOM_BYTES = 32;

    static Challenge make(Clock clock) {
        return new Challenge(new Bytes(ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES)
                .put(KeyGenerators.secureRandom(RANDOM_BYTES).generateKey())
                .putLong(clock.millis())
                .array()));
    }

    Instant madeAt() {
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes.getBytes()).getLong(RANDOM_BYTES));
    }
}
