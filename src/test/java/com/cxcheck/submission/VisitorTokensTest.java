package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.security.KeyedHash;
import org.junit.jupiter.api.Test;

class VisitorTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final VisitorTokens tokens = new VisitorTokens(new KeyedHash(new byte[32]));

    /** The last of 43 characters has two bits that are not used. */
    @Test
    void aTokenIsTakenInTheOneSpellingInWhichItWasIssued() {
        String issued = tokens.issue().value();
        int last = ALPHABET.indexOf(issued.charAt(42));

        assertThat(tokens.verify(issued)).isPresent();
        assertThat(tokens.verify(issued.substring(0, 42) + ALPHABET.charAt(last ^ 1)))
                .isEmpty();
    }
}
