package com.cxcheck.security;

import static org.assertj.core.api.Assertions.fail;

import com.cxcheck.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that are put together at random of what is meant to do harm. */
@ServerTest
abstract class HostileRequests {

    static final List<String> METHODS =
            List.of("GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "");

    static final List<String> KEYS = List.of(
            "choice",
            "feedback",
            "from",
            "attempt",
            "_csrf",
            "username",
            "password",
            "name",
            "business",
            "email",
            "consent",
            "teamSize",
            "page",
            "q",
            "");

    static final List<String> VALUES = List.of(
            "A",
            "Z",
            "true",
            "ONE",
            "a@example.com",
            "",
            "answers",
            "-1",
            "99999999999999999999",
            "%00",
            "%ED%A0%80",
            "%FF%FE",
            "%zz",
            "%",
            "%C0%AE%C0%AE/",
            "%F0%9F%98%80",
            "${7*7}",
            "#{x}",
            "'%20or%201=1--",
            "<script>",
            "../../etc/passwd",
            "%0d%0aSet-Cookie:%20a=b",
            "null",
            "{}",
            "x".repeat(5_000));

    static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-8",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=none",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "text/html",
            "/",
            "");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    final long seed = Long.getLong("fuzz.seed", 1);
    final Random random = new Random(seed);

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
    }

    Map<String, Integer> sendThem(Supplier<byte[]> requests) throws IOException {
        int number = Integer.getInteger("fuzz.requests", 5_000);
        Map<String, Integer> statuses = new TreeMap<>();
        for (int sent = 0; sent < number; sent++) {
            byte[] request = requests.get();
            String status = send(request);
            statuses.merge(status, 1, Integer::sum);
            // 505 is what HTTP itself has for a version that is none
            if (status.startsWith("5") && !status.equals("505")) {
                fail("seed %d: %s for %s", seed, status, readable(request));
            }
        }
        System.out.printf("Seed %d: %d malformed requests, answered %s%n", seed, sum(statuses), statuses);
        return statuses;
    }

    static int sum(Map<String, Integer> statuses) {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    static String readable(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e\r\n]", "?");
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * A malformed request.
     *
     * @param token what is added to its form as it is
     */
    byte[] request(String path, String cookies, String token) {
        String method = any(METHODS);
        StringBuilder head = new StringBuilder(method + " " + mangled(path));
        if (random.nextInt(3) == 0) {
            head.append('?').append(fields());
        }
        head.append(random.nextInt(40) == 0 ? " HTTP/9" : " HTTP/1.1").append("\r\nHost: ");
        head.append(random.nextInt(10) == 0 ? mangled("evil.example:99") : "localhost")
                .append("\r\n");
        if (random.nextInt(2) == 0) {
            head.append("Cookie: ").append(cookies).append("\r\n");
        }
        if (random.nextInt(10) == 0) {
            head.append("X-Forwarded-For: ").append(any(VALUES)).append("\r\n");
            head.append("Accept: ").append(any(VALUES)).append("\r\n");
            head.append("Range: bytes=").append(any(VALUES)).append("\r\n");
        }
        byte[] body = random.nextInt(3) == 0 ? noise() : (fields() + token).getBytes(StandardCharsets.ISO_8859_1);
        if (!method.equals("GET")) {
            head.append("Content-Type: ").append(any(TYPES)).append("\r\n");
            head.append("Content-Length: ").append(body.length).append("\r\n");
        } else {
            body = new byte[0];
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    String fields() {
        StringBuilder fields = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.append(any(KEYS))
                    .append(random.nextInt(8) == 0 ? "" : "=")
                    .append(any(VALUES))
                    .append('&');
        }
        return mangled(fields.toString());
    }

    /** With a character put in, taken out or doubled, now and then. */
    String mangled(String text) {
        if (random.nextInt(3) > 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        String put = any(List.of("%", ";", "//", "..", "\u0000", "\u00ff", "%2e", "%2f", ":", "|", "\t", "&", "="));
        return text.substring(0, at) + put + text.substring(Math.min(text.length(), at + random.nextInt(2)));
    }

    byte[] noise() {
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        return noise;
    }

    /** The status that came back; "none" where the server only hung up. */
    String send(byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(300_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            // HTTP/0.9, which a request without a version asks for, has no status
            return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : answer.isEmpty() ? "none" : "0.9";
        } catch (SocketException hungUp) {
            return "none";
        }
    }
}
