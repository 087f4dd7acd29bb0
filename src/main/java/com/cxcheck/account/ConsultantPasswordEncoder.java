package com.cxcheck.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Hashes passwords of up to 128 characters, in NFC, with PBKDF2-HMAC-SHA-512, which, unlike bcrypt, has no limit of 72 bytes.
 * Hashes made with bcrypt, or of a password as it was typed, still match, and are replaced at the next sign-in.
 */
class ConsultantPasswordEncoder implements PasswordEncoder {

    /** As the OWASP Password Storage Cheat Sheet advises for PBKDF2 with HMAC-SHA-512. */
    private static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;

    private final PasswordEncoder hashes;

    ConsultantPasswordEncoder() {
        this(ITERATIONS);
    }

    /** Lets tests hash quickly. */
    ConsultantPasswordEncoder(int iterations) {
        hashes = new DelegatingPasswordEncoder(
                "pbkdf2",
                Map.of(
                        "pbkdf2",
                        new Pbkdf2PasswordEncoder(
                                "", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return hashes.encode(password == null ? null : PasswordRules.normalize(password.toString()));
    }

    /** A password that is too long is never hashed. */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || PasswordRules.isTooLong(password.toString())) {
            return false;
        }
        return matchesNormalized(password.toString(), hash)
                || (isNotNormalized(password) && hashes.matches(password, hash));
    }

    private boolean matchesNormalized(String password, @Nullable String hash) {
        return hashes.matches(PasswordRules.normalize(password), hash);
    }

    private static boolean isNotNormalized(CharSequence password) {
        return !PasswordRules.normalize(password.toString()).contentEquals(password);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }
}
