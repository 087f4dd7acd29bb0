package com.cxcheck.signin;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA256 with a key that the database holds, so that all instances have the same: nobody without it can make a hash, or
 * find out what one is of by trying all there is, as with the few network addresses.
 */
@Component
class DatabaseKeyedHash {

    private final String key;

    DatabaseKeyedHash(JdbcClient jdbc) {
        this.key =
                jdbc.sql("select hash_key from keyed_hash").query(String.class).single();
    }

    /** Returns the hash in hex, 64 characters. */
    String of(String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(text);
    }
}
