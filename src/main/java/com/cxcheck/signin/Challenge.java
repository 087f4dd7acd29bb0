package com.cxcheck.signin;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.web.webauthn.api.Bytes;

/** The challenge that a passkey signs: 256 random bits and the time. */
record Challenge(Bytes bytes) {

    private static final int RANDOM_BYTES = 32;

    static Challenge create(Clock clock) {
        return new Challenge(new Bytes(ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES)
                .put(KeyGenerators.secureRandom(RANDOM_BYTES).generateKey())
                .putLong(clock.millis())
                .array()));
    }

    Instant createdAt() {
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes.getBytes()).getLong(RANDOM_BYTES));
    }
}
