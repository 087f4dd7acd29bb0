package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class KeyedHashTest {

    @Autowired
    private KeyedHash hash;

    @Autowired
    private JdbcClient jdbc;

    private byte[] key() {
        return jdbc.sql("select hmac_key from hmac_key").query(byte[].class).single();
    }

    @Test
    void instancesThatStartOnAnEmptyDatabaseAtOnceHaveTheSameKey() {
        byte[] before = key();
        try {
            jdbc.sql("delete from hmac_key").update();

            List<CompletableFuture<String>> instances = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> new KeyedHash(jdbc).hex("text")))
                    .limit(8)
                    .toList();

            assertThat(instances.stream().map(CompletableFuture::join).distinct())
                    .hasSize(1)
                    .doesNotContain(hash.hex("text"));
            assertThat(key()).hasSize(32).isNotEqualTo(before);
        } finally {
            jdbc.sql("update hmac_key set hmac_key = ?").param(before).update();
        }
    }

    @Test
    void itIsAnHmacSha256() {
        // RFC 4231, test case 2
        assertThat(new KeyedHash("Jefe".getBytes(StandardCharsets.US_ASCII)).hex("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class KeyedHashOnPostgresTest extends KeyedHashTest {}
