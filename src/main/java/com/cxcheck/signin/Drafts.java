package com.cxcheck.signin;

import com.cxcheck.security.ClientAddress;
import com.cxcheck.security.Cookies;
import com.cxcheck.security.KeyedHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps one {@link Draft} for each browser while its consultant signs in again, encrypted with a key that only a cookie of the
 * browser holds. Anybody can have one kept, so their size, number and time are limited.
 */
@Component
class Drafts {

    static final Duration LIFETIME = Duration.ofHours(1);

    /** Of all browsers. */
    static final int MAX_COUNT = 1_000;

    /** Of all browsers at one IP address. */
    static final int MAX_COUNT_OF_ADDRESS = 200;

    private static final String COOKIE = "draft";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    Drafts(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    /** Keeps a draft in place of the browser's last one. Returns false if there are too many. */
    boolean keep(Draft draft, HttpServletRequest request, HttpServletResponse response) {
        deleteExpired();
        byte[] key = key(request)
                .orElseGet(() -> KeyGenerators.secureRandom(KEY_BYTES).generateKey());
        delete(key);
        String address = hash.hex("draft " + ClientAddress.at(request.getRemoteAddr()));
        boolean kept = jdbc.sql("""
                                insert into draft (id, address_hash, content, created_at)
                                select ?, ?, ?, cast(? as timestamp with time zone) where (select count(*) from draft) < ?
                                    and (select count(*) from draft where address_hash = ?) < ?
                                """)
                        .param(id(key))
                        .param(address)
                        .param(encrypt(key, draft.json()))
                        .param(Timestamp.from(clock.instant()))
                        .param(MAX_COUNT)
                        .param(address)
                        .param(MAX_COUNT_OF_ADDRESS)
                        .update()
                == 1;
        if (kept) {
            Cookies.set(
                    response, COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(key), LIFETIME);
        }
        return kept;
    }

    Optional<Draft> find(HttpServletRequest request) {
        return key(request)
                .flatMap(key -> jdbc.sql("select content from draft where id = ? and created_at > ?")
                        .param(id(key))
                        .param(oldest())
                        .query(byte[].class)
                        .optional()
                        .flatMap(content -> Draft.parse(decrypt(key, content))));
    }

    void delete(HttpServletRequest request, HttpServletResponse response) {
        key(request).ifPresent(key -> {
            delete(key);
            Cookies.delete(response, COOKIE);
        });
    }

    private void delete(byte[] key) {
        jdbc.sql("delete from draft where id = ?").param(id(key)).update();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void deleteExpired() {
        jdbc.sql("delete from draft where created_at <= ?").param(oldest()).update();
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(LIFETIME));
    }

    private static Optional<byte[]> key(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cookie.getValue())).filter(key -> key.length == KEY_BYTES);
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static String id(byte[] key) {
        return DigestUtils.sha256Hex(key);
    }

    private static byte[] encrypt(byte[] key, byte[] content) {
        byte[] nonce = KeyGenerators.secureRandom(NONCE_BYTES).generateKey();
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, content);
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    private static byte[] decrypt(byte[] key, byte[] content) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] encrypted = new byte[content.length - NONCE_BYTES];
        buffer.get(nonce).get(encrypted);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, encrypted);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM, and nobody else writes the table", e);
        }
    }
}
