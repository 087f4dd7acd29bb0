package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;

/** What the server, its valves or the firewall answer has the headers that every page has. */
@ServerTest
@ContextConfiguration(initializers = SelfSigned.class)
class EarlyAnswersTest {

    private static final List<String> STRICT = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Strict-Transport-Security",
            "Cache-Control");

    @LocalServerPort
    private int port;

    private final HttpClient client = SelfSigned.client();

    @ParameterizedTest
    @CsvSource({
        "400, 'GET /%zz HTTP/1.1\r\nHost: localhost'",
        "400, 'GET /a|b HTTP/1.1\r\nHost: localhost'",
        "400, 'GET /%2e%2e/admin HTTP/1.1\r\nHost: localhost'",
        "400, 'GET /admin;x=1 HTTP/1.1\r\nHost: localhost'",
        "400, 'GET //admin HTTP/1.1\r\nHost: localhost'",
        "400, 'GET /%00 HTTP/1.1\r\nHost: localhost'",
        "400, 'FOO / HTTP/1.1\r\nHost: localhost'",
        "400, 'F(O / HTTP/1.1\r\nHost: localhost'",
        "400, 'GET / HTTP/1.1'",
        "400, 'GET / HTTP/1.1\r\nHost: local host'",
        "400, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Y\u0001: 1'",
        "400, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: <long>'",
        "400, 'GET /?<long> HTTP/1.1\r\nHost: localhost'",
        "400, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x'",
        "505, 'GET / HTTP/9.9\r\nHost: localhost'",
        "501, 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: none'",
        "405, 'TRACE / HTTP/1.1\r\nHost: localhost'",
        "413, 'POST /questions/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 600000'",
        "403, 'POST /questions/1 HTTP/1.1\r\nHost: localhost'",
        "403, 'POST /submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0'",
        "404, 'GET /no-such.css HTTP/1.1\r\nHost: localhost'",
    })
    void hasTheHeadersOfEveryPage(int status, String head) throws IOException {
        HttpHeaders ofAPage = Visitor.of(new Visitor.Server("https://localhost:" + port, client))
                .get("/guide")
                .headers();

        String answer = send(head.replace("<long>", "x".repeat(20_000)));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(STRICT)
                .allSatisfy(name -> assertThat(parts[0].lines()
                                .filter(line -> line.startsWith(name + ":"))
                                .map(line -> line.substring(name.length() + 2)))
                        .as(name)
                        .containsExactlyElementsOf(ofAPage.get(name)));
    }

    private String send(String head) throws IOException {
        try (Socket socket = client.sslContext().getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
