package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application logs of a visitor, in which nothing may stand that was typed or that identifies somebody. */
@ServerTest(properties = {"cxcheck.admin.password=correct horse", "server.forward-headers-strategy=native"})
@ExtendWith(OutputCaptureExtension.class)
abstract class SilentLogs {

    /** In whatever is written here. */
    static final String MARK = "zanzibar7731";

    static final String ADDRESS = "203.0.113.77";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;
    final List<String> secrets = new ArrayList<>(List.of(MARK, ADDRESS, "127.0.0.1", "0:0:0:0:0:0:0:1"));
    int begin;

    @BeforeEach
    void open(CapturedOutput output) {
        jdbc.sql("delete from submission").update();
        visitor = browser();
        begin = output.length();
    }

    Visitor browser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    void assertSilent(CapturedOutput output, Visitor... visitors) {
        for (Visitor each : visitors) {
            secrets.add(each.cookie("visitor"));
            secrets.add(each.cookie("csrf"));
        }
        secrets.addAll(jdbc.sql(
                        "select token_hash from submission union select reference from submission where score is not null")
                .query(String.class)
                .list());
        assertThat(log(output))
                .doesNotContain(secrets.stream().map(LogsTest::lower).toList());
    }

    /** What the application has logged since the test began, without what the PostgreSQL of the tests logs by itself. */
    String log(CapturedOutput output) {
        return lower(output.toString()
                .substring(begin)
                .lines()
                .filter(line -> !line.contains(".EmbeddedPostgres "))
                .collect(Collectors.joining("\n")));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Sends a request as it stands, with the headers that one has in between. */
    void send(String request, String token) throws IOException {
        int end = request.indexOf("\r\n") + 2;
        String whole = request.substring(0, end) + "Host: localhost\r\nX-Forwarded-For: " + ADDRESS
                + "\r\nConnection: close\r\n"
                + (request.contains("Cookie:") ? "" : "Cookie: visitor=" + token + "\r\n")
                + request.substring(end)
                + (request.contains("\r\n\r\n") ? "" : "\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(300_000);
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            assertThat(status).as(whole).doesNotStartWith("HTTP/1.1 500");
        } catch (SocketException hungUp) {
            // which is an answer, too
        }
    }
}
