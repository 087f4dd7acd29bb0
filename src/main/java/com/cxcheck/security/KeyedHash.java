package com.cxcheck.security;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 with a key of 256 random bits that the database holds, the same for all instances. Without the key nobody can
 * compute a hash, or find what was hashed by trying all values, such as network addresses. Each use puts a prefix of its own
 * before what it hashes, so that no hash can be taken for one of another use.
 */
@Component
public class KeyedHash {

    private static final int KEY_BYTES = 32;

    private final byte[] key;

    /** Reads the key; concurrent instances insert it once. */
    @Autowired
    public KeyedHash(JdbcClient jdbc) {
        jdbc.sql("insert into hmac_key (id, hmac_key) values (1, ?) on conflict do nothing")
                .param(KeyGenerators.secureRandom(KEY_BYTES).generateKey())
                .update();
        this.key = jdbc.sql("select hmac_key from hmac_key").query(byte[].class).single();
    }

    public KeyedHash(byte[] key) {
        this.key = key.clone();
    }

    public byte[] bytes(String text) {
        return hmac().hmac(text);
    }

    /** Returns 64 hexadecimal digits. */
    public String hex(String text) {
        return hmac().hmacHex(text);
    }

    private HmacUtils hmac() {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
    }
}
