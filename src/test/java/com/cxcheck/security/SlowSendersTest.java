package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections of one address that send a request's head, or half of it, and then nothing more; behind a proxy that names the address. */
@ServerTest(
        properties = {
            "server.forward-headers-strategy=native",
            "server.tomcat.connection-timeout=1h",
            "spring.threads.virtual.enabled=false"
        })
@Tag("slow")
class SlowSendersTest {

    /** As many as Tomcat has threads. */
    private static final int CONNECTIONS = 400;

    @LocalServerPort
    private int port;

    private final List<SocketChannel> connections = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    private void open(int number, String head) throws IOException {
        openFrom(1, number, head);
    }

    /** From one of the addresses that a machine has for itself: 127.0.0.1, 127.0.0.2 and so on. */
    private void openFrom(int address, int number, String head) throws IOException {
        InetAddress sender = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) address});
        for (int i = 0; i < number; i++) {
            SocketChannel connection = SocketChannel.open();
            connections.add(connection);
            connection.bind(new InetSocketAddress(sender, 0));
            connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
            connection.configureBlocking(false);
        }
    }

    /** Waits until so many of the connections have been answered, and returns how the answers begin. */
    private List<String> answers(int number) throws IOException {
        List<String> answers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (SocketChannel connection : connections) {
                connection.register(selector, SelectionKey.OP_READ);
            }
            while (answers.size() < number) {
                assertThat(selector.select(300_000))
                        .as("after %d answers", answers.size())
                        .isPositive();
                for (SelectionKey key : selector.selectedKeys()) {
                    ByteBuffer answer = ByteBuffer.allocate(4_000);
                    ((SocketChannel) key.channel()).read(answer);
                    answers.add(new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8));
                    key.cancel();
                }
                selector.selectedKeys().clear();
            }
        }
        return answers;
    }

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port)).withHeader("X-Forwarded-For", "203.0.113.7");
    }

    /** Without waiting for the senders: those are let go after an hour, and a visitor waits for five minutes at the most. */
    private void assertThatAnotherVisitorReadsAndSaves() {
        visitor().answer(1, 3, "A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void whoDoesNotSendAFormThatWasAnnouncedTakesAtMost150Threads(String body) throws IOException {
        open(
                CONNECTIONS,
                "POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.66\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + body + "\r\n\r\n");

        assertThat(answers(CONNECTIONS - WriteLimit.MAX_CONCURRENT))
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 429 ").contains("\r\nRetry-After: 1\r\n"));
        assertThatAnotherVisitorReadsAndSaves();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /questions/1, application/json, Content-Length: 100",
        "POST, /admin,       text/plain,       Content-Length: 100",
        "PUT,  /login,       text/plain,       Transfer-Encoding: chunked",
        "GET,  /guide,       text/plain,       Content-Length: 100",
        "GET,  /style.css,   text/plain,       Transfer-Encoding: chunked",
    })
    void nobodyWaitsForABodyThatNoPageReads(String method, String path, String type, String body) throws IOException {
        open(
                CONNECTIONS,
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.66\r\n"
                        + "Content-Type: " + type + "\r\n" + body + "\r\n\r\n");

        assertThat(answers(CONNECTIONS))
                .allSatisfy(answer -> assertThat(answer).matches("(?s)HTTP/1\\.1 [234]\\d\\d .*"));
        assertThatAnotherVisitorReadsAndSaves();
    }

    @Test
    void slowSendersFromTwoAddressesLeaveThreadsToOthers() throws IOException {
        String half =
                "POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 100\r\n\r\nchoice=";
        openFrom(2, 105, half);
        openFrom(3, 105, half);

        assertThatAnotherVisitorReadsAndSaves();
        assertThat(answers(2 * (105 - BodyLimit.MAX_SLOW_PER_ADDRESS)))
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 429 ").contains("\r\nRetry-After: 1\r\n"));
        assertThatAnotherVisitorReadsAndSaves();
    }

    @Test
    void slowSendersFromManyAddressesLeaveThreadsToOthers() throws IOException {
        for (int address = 2; address < 22; address++) {
            openFrom(
                    address,
                    25,
                    "POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 100\r\n\r\nchoice=");
        }

        assertThat(answers(500 - BodyLimit.MAX_SLOW))
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 1\r\n"));
        assertThatAnotherVisitorReadsAndSaves();
    }

    @Test
    void whoSendsHalfAHeadTakesNoThread() throws IOException {
        open(CONNECTIONS, "POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.66\r\n");

        assertThatAnotherVisitorReadsAndSaves();
    }
}
