package com.cxcheck.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Hashes passwords of up to 128 characters with PBKDF2, which has no limit of bytes as bcrypt has. Hashes made with bcrypt are
 * accepted, and replaced at the next sign-in.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2">OWASP, iterations</a>
 */
class ConsultantPasswordEncoder implements PasswordEncoder {

    private static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;

    private final PasswordEncoder hashes = new DelegatingPasswordEncoder(
            "pbkdf2",
            Map.of(
                    "pbkdf2",
                    new Pbkdf2PasswordEncoder(
                            "", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512),
                    "bcrypt",
                    new BCryptPasswordEncoder()));

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return hashes.encode(password == null ? null : PasswordRules.normalize(password.toString()));
    }

    /** One that is too long is wrong without being hashed. */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null
                && !PasswordRules.isTooLong(password.toString())
                && hashes.matches(PasswordRules.normalize(password.toString()), hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }
}
