package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A running server that waits for a shorter time than ours does by default. */
@ServerTest(properties = "server.tomcat.connection-timeout=200ms")
@Tag("slow")
class ConnectionTimeoutTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "''",
        "'GET / HTTP/1.1'",
        "'POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Le'",
        "'POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 100\r\n\r\nchoice='",
        "'POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\ncho'",
    })
    void whoStopsInTheMiddleIsHungUpOnAndToldAtMostThatItWasTheirMistake(String begun) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            // fails the test, should the server wait for ever
            socket.setSoTimeout(300_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches("(?s)|HTTP/1\\.1 4\\d\\d .*");
        }
    }

    @Test
    void anEndlessChunkExtensionIsCutOff() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20);
            socket.getOutputStream()
                    .write(
                            ("POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                            + "Transfer-Encoding: chunked\r\n\r\n5;")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            int begun = -1;
            for (int bytes = 0; begun == -1 && bytes < 100; bytes++) {
                socket.getOutputStream().write('x');
                try {
                    begun = socket.getInputStream().read();
                } catch (SocketTimeoutException notYet) {
                    // another byte
                }
            }
            assertThat(begun).as("the beginning of an answer").isEqualTo('H');
        }
    }
}
