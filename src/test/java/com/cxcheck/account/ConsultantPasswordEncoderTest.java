package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

@AppTest
class ConsultantPasswordEncoderTest {

    /** The application's own bean; in tests {@link FastPasswordHashing} takes its place. */
    @Autowired
    @Qualifier("passwordEncoder")
    private PasswordEncoder encoder;

    @Autowired
    private Map<String, PasswordEncoder> encoders;

    @Test
    void theApplicationHasOneEncoderWhichHashesWith210000Iterations() {
        String hash = encoder.encode("correct horse");

        assertThat(encoders).containsOnlyKeys("passwordEncoder", "fastPasswordEncoder");
        assertThat(hash).startsWith("{pbkdf2}");
        assertThat(new Pbkdf2PasswordEncoder("", 16, 210_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512)
                        .matches("correct horse", hash.substring("{pbkdf2}".length())))
                .isTrue();
    }

    @Test
    void aPasswordIsHashedToItsLastCharacterAndTheSameHoweverItsLettersArePutTogether() {
        ConsultantPasswordEncoder passwords = new ConsultantPasswordEncoder();
        String typed = "\u00e9\u00fc".repeat(63) + "12";

        String hash = passwords.encode(typed);

        assertThat(hash).startsWith("{pbkdf2}").hasSizeLessThanOrEqualTo(200);
        assertThat(passwords.matches("e\u0301u\u0308".repeat(63) + "12", hash)).isTrue();
        assertThat(passwords.matches("\u00e9\u00fc".repeat(63) + "13", hash)).isFalse();
        assertThat(passwords.matches(typed + "x", hash)).isFalse();
    }
}
