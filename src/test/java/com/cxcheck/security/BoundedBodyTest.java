package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cxcheck.security.WriteLimit.Limit;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of its own that waits for shorter times than ours, with one page that says how long the body's field "text" is. */
@Tag("slow")
class BoundedBodyTest {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Tomcat tomcat = new Tomcat();
    private int port;

    private static class Page extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getParameter("text").length() + " letters");
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        TomcatConfiguration.limitReads(http, Duration.ofMillis(50));
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        context.getPipeline()
                .addValve(new WriteLimitValve(
                        new WriteLimit(new Limit(300), TimeMeter.SYSTEM_NANOTIME),
                        new BodyLimit(200, DEADLINE, SILENCE)));
        context.getParent().getPipeline().addValve(new CloseUnreadRequestValve());
        Tomcat.addServlet(context, "page", new Page()).addMapping("/");
        tomcat.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private Socket begin(String begun) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n" + begun)
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends a piece after the other, each a little later, until there is an answer. */
    private static String dribble(Socket socket, String piece) throws IOException {
        socket.setSoTimeout(20);
        for (int pieces = 0; pieces < 5_000; pieces++) {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
            try {
                int first = socket.getInputStream().read();
                socket.setSoTimeout(20_000);
                return (char) first + answer(socket);
            } catch (SocketTimeoutException notYet) {
                // another piece
            }
        }
        return "no answer";
    }

    /** As a browser does, which shows "connection reset" instead of the page if it can't send all of the form. */
    @Test
    void aClientThatSendsAllOfABodyThatIsTooLongGetsTheWholeResponse() throws IOException {
        try (Socket socket = begin("Content-Length: 3000005\r\n\r\ntext=")) {
            StringBuilder response = new StringBuilder();
            byte[] buffer = new byte[8_192];
            response.append((char) socket.getInputStream().read());
            socket.setSoTimeout(2);
            for (int pieces = 0; pieces < 50; pieces++) {
                socket.getOutputStream().write("x".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1));
                try {
                    int bytes = socket.getInputStream().read(buffer);
                    response.append(new String(buffer, 0, bytes, StandardCharsets.UTF_8));
                } catch (SocketTimeoutException allRead) {
                    // another piece
                }
            }
            socket.setSoTimeout(20_000);
            socket.shutdownOutput();

            assertThat(response + answer(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 100000\r\n\r\ntext=',                x",
        "'Transfer-Encoding: chunked\r\n\r\n5\r\ntext=\r\n', '1\r\nx\r\n'",
    })
    void aBodyThatComesLittleByLittleEndsAtTheDeadline(String begun, String piece) throws IOException {
        try (Socket socket = begin(begun)) {
            assertThat(dribble(socket, piece)).startsWith("HTTP/1.1 408 ").contains("\r\nRetry-After: 1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\ntext=",
                "Content-Length: 100\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\ntext=\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nte",
                "Transfer-Encoding: chunked\r\n\r\n5",
            })
    void aBodyOfWhichNothingMoreComesIsGivenUp(String begun) throws IOException {
        try (Socket socket = begin(begun)) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").contains("\r\nRetry-After: 1\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'5;',             ';x=1'",
        "'5;',             x",
        "'5;x=',           x",
        "'5;x=\"',         x",
        "'0\r\n',          x",
        "'0\r\nx: ',       x",
        "'1;x\r\nx\r\n',   '1;x\r\nx\r\n'",
    })
    void chunkExtensionsAndTrailersAreShort(String begun, String piece) throws IOException {
        try (Socket socket = begin("Transfer-Encoding: chunked\r\n\r\n" + begun)) {
            Instant start = Instant.now();
            assertThat(dribble(socket, piece)).matches("(?s)HTTP/1\\.1 40[08] .*");
            assertThat(Duration.between(start, Instant.now())).isLessThan(DEADLINE.plus(SILENCE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 9\r\n\r\ntext=', xxxx",
        "'Transfer-Encoding: chunked\r\n\r\n5\r\nte', 'xt=\r\n4\r\nxxxx\r\n0\r\n\r\n'",
        "'Transfer-Encoding: chunked\r\n\r\n5', '\r\ntext=\r\n4\r\nxxxx\r\n0\r\n\r\n'",
    })
    void aBodyThatComesInTwoPartsIsReadToItsEnd(String begun, String rest) throws IOException {
        try (Socket socket = begin(begun)) {
            socket.setSoTimeout(120);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(rest.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").contains("4 letters");
        }
    }

    @ParameterizedTest
    @CsvSource({"'Content-Length: 500000\r\n\r\n', ''", "'Transfer-Encoding: chunked\r\n\r\n7a120\r\n', '\r\n0\r\n\r\n'"
    })
    void anAddressCanSendTwoOfTheLargestFormsAndThenHasToWait(String begun, String end) throws IOException {
        String body = "text=" + "x".repeat(499_995) + end;

        assertThat(sent(begun, body)).startsWith("HTTP/1.1 200 ").contains("499995 letters");
        assertThat(sent(begun, body)).startsWith("HTTP/1.1 200 ").contains("499995 letters");
        assertThat(sent(begun, body)).startsWith("HTTP/1.1 429 ").contains("\r\nRetry-After: ");
        assertThat(sent("Content-Length: 9\r\n\r\n", "text=xxxx")).startsWith("HTTP/1.1 200 ");
    }

    private String sent(String begun, String rest) throws IOException {
        try (Socket socket = begin(begun)) {
            try {
                socket.getOutputStream().write(rest.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException hungUpBeforeTheEnd) {
                // and the answer may be there
            }
            return answer(socket);
        }
    }
}
