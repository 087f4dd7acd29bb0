package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A restart between an event and the scheduled delivery of its mail, on a database in a file. */
@Tag("slow")
class MailRestartTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(int mailPort, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--cxcheck.mail.to=grace@example.org"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    @Test
    void whatWasSubmittedBeforeARestartIsMailedAfterItAndNotASecondTimeAfterTheNext() throws Exception {
        int port = freePort();
        try (ConfigurableApplicationContext first = start(port)) {
            submit(first);
        }
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (ConfigurableApplicationContext second = start(port)) {
            assertThat(server.waitForIncomingEmail(300_000, 1)).isTrue();
            assertThat(second.isRunning()).isTrue();
        }
        try (ConfigurableApplicationContext third = start(port)) {
            assertThat(third.getBean(JdbcClient.class)
                            .sql("select count(*) from mail where done_at is not null")
                            .query(Long.class)
                            .single())
                    .as("the second noted it before it stopped")
                    .isEqualTo(1);
            third.getBean(MailDelivery.class).deliver();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void whoStopsTheProgramDoesNotWaitForAMailServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(300_000);
            ConfigurableApplicationContext context = start(
                    silent.getLocalPort(),
                    "--spring.mail.properties.mail.smtp.timeout=3600000",
                    "--spring.lifecycle.timeout-per-shutdown-phase=1h");
            submit(context);
            try (Socket asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();
                CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::close);
                // much less than the hour for which it would wait
                assertThat(stopped).succeedsWithin(Duration.ofMinutes(5));
            }
        }
    }

    private static void submit(ConfigurableApplicationContext context) {
        String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        Visitor.of(new Visitor.Server(address)).walk("A", "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
