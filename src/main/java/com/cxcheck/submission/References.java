package com.cxcheck.submission;

import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Generates the secret parts of URLs: 144 random bits in 24 characters. */
public final class References {

    private static final StringKeyGenerator GENERATOR =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 18);

    private References() {}

    public static String next() {
        return GENERATOR.generateKey();
    }
}
