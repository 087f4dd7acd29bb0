package com.cxcheck.reply;

import com.cxcheck.security.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Keys of the mailed links with which a visitor writes back from any browser: an HMAC of the submission's reference, so that who
 * has only the result's link cannot write. None is stored.
 */
@Component
public class ReplyKeys {

    private final KeyedHash hash;

    public ReplyKeys(KeyedHash hash) {
        this.hash = hash;
    }

    public String issue(String reference) {
        return hash.hex("reply " + reference);
    }

    public boolean verify(String reference, String key) {
        return MessageDigest.isEqual(
                key.getBytes(StandardCharsets.UTF_8), issue(reference).getBytes(StandardCharsets.UTF_8));
    }
}
