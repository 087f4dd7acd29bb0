package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a mail server that accepts connections but never replies. */
@ServerTest(
        properties = {
            "spring.mail.host=127.0.0.1",
            "spring.mail.properties.mail.smtp.timeout=3600000",
            "cxcheck.mail.to=grace@example.org"
        })
@Tag("slow")
class SilentMailServerTest {

    /** The operating system accepts connections to it. */
    private static final ServerSocket SERVER = silentServer();

    private static ServerSocket silentServer() {
        try {
            ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            server.setSoTimeout(300_000);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::getLocalPort);
    }

    @AfterAll
    static void hangUp() throws IOException {
        SERVER.close();
    }

    @LocalServerPort
    private int port;

    @Autowired
    private TaskScheduler scheduler;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    @Test
    void neitherVisitorsNorOtherScheduledWorkWaitForIt() throws Exception {
        visitor().walk("A", "");
        try (Socket clockHasStartedIt = SERVER.accept()) {
            assertThat(clockHasStartedIt.isConnected()).isTrue();

            Visitor visitor = visitor();
            String result = visitor.walk("A", "");
            visitor.sendTo(result + "/copy", visitor.get(result), Map.of("address", "ada@example.com"))
                    .redirect();
            CountDownLatch done = new CountDownLatch(1);
            ScheduledFuture<?> other = scheduler.scheduleWithFixedDelay(done::countDown, Duration.ofHours(1));

            assertThat(done.await(5, TimeUnit.MINUTES)).isTrue();
            other.cancel(false);
            assertThat(jdbc.sql("select count(*) from mail where done_at is not null")
                            .query(Long.class)
                            .single())
                    .as("the mails still wait, for up to an hour")
                    .isZero();
        }
    }

    @Test
    void aWishForACopyThatCannotBeVerifiedIsShownAgainWithTheAddress() {
        Visitor visitor = visitor();
        String result = visitor.walk("A", "");
        Page page = visitor.get(result);
        visitor.clearCookie("csrf");

        Page again = visitor.sendTo(result + "/copy", page, Map.of("address", "bob@example.com"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains("please send it once more");
        assertThat(again.html().select("#address").val()).isEqualTo("bob@example.com");
        assertThat(copiesTo("bob@example.com")).isZero();
        assertThat(visitor.sendTo(result + "/copy", again, Map.of()).redirect()).endsWith("#copy");
        assertThat(copiesTo("bob@example.com")).isEqualTo(1);
    }

    private long copiesTo(String recipient) {
        return jdbc.sql("select count(*) from mail where recipient = ?")
                .param(recipient)
                .query(Long.class)
                .single();
    }
}
