package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.cxcheck.Visitor;
import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of malformed requests to a running server: as many as the system property fuzz.requests says, in the order that a
 * fixed seed gives, or another, fuzz.seed.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cxcheck.limit.writes=1000000")
class HostileInputTest {

    private static final List<String> METHODS =
            List.of("GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "");
    private static final List<String> PATHS = List.of(
            "/",
            "/questions/1",
            "/questions/6",
            "/questions/11",
            "/questions/99",
            "/answers",
            "/answers/delete",
            "/submissions",
            "/results/AAAAAAAAAAAAAAAAAAAAAAAA",
            "/results/AAAAAAAAAAAAAAAAAAAAAAAA/contact",
            "/guide",
            "/scoring",
            "/login",
            "/login/webauthn",
            "/webauthn/authenticate/options",
            "/webauthn/register",
            "/logout",
            "/admin",
            "/admin/submissions",
            "/admin/submissions.csv",
            "/error",
            "/style.css",
            "/robots.txt");
    private static final List<String> KEYS = List.of(
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
    private static final List<String> VALUES = List.of(
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
    private static final List<String> TYPES = List.of(
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
    private static final List<String> COOKIES = List.of(
            "visitor=" + "A".repeat(43),
            "visitor=" + "A".repeat(44),
            "visitor=",
            "visitor",
            "visitor=\u0000",
            "visitor=\u00e4\u00ff",
            "csrf=x",
            "csrf=",
            "consultant=x",
            "consultant=" + "A".repeat(2_000),
            "REDIRECT_URI=x",
            "REDIRECT_URI=aHR0cDovL2V2aWwuZXhhbXBsZQ==",
            "REDIRECT_URI=aHR0cDovL2E6Yi9hZG1pbg==", // http://a:b/admin
            "REDIRECT_URI=L2FkbWluLyV6eg==", // /admin/%zz
            "=;=;;",
            "a=\"b; visitor=c");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EntityManager entities;

    private final long seed = Long.getLong("fuzz.seed", 1);
    private final Random random = new Random(seed);

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
    }

    @Test
    void notOneOfThemIsAnErrorOfOursAndNoFormWithoutItsTokenStoresAnything() throws IOException {
        sendThem(() -> request(any(PATHS), any(COOKIES) + "; " + any(COOKIES), ""));

        assertThat(jdbc.sql("select count(*) from submission").query(Long.class).single())
                .isZero();
    }

    @Test
    void aVisitorsFormsWithTheirTokenStoreNothingThatTheRulesForbid() throws IOException {
        List<HostileVisitor> visitors =
                IntStream.range(0, 20).mapToObj(this::hostileVisitor).toList();

        Map<String, Integer> statuses = sendThem(() -> {
            HostileVisitor visitor = any(visitors);
            return request(any(visitor.paths()), visitor.cookies(), "&_csrf=" + visitor.token());
        });

        List<Submission> stored =
                entities.createQuery("from Submission", Submission.class).getResultList();
        assertThat(stored).hasSize(20).allSatisfy(HostileInputTest::keepsTheRules);
        assertThat(statuses).as("some of them were let through").containsKeys("303", "422");
    }

    private record HostileVisitor(String cookies, String token, List<String> paths) {}

    /** One who has answered everything, and every other one has submitted it, too. */
    private HostileVisitor hostileVisitor(int number) {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        visitor.answer(1, 10, "A");
        String form = number % 2 == 0 ? visitor.submit() + "/contact" : "/questions/11";
        String token = Objects.requireNonNull(
                Visitor.form(visitor.get("/answers/delete")).get("_csrf"));
        return new HostileVisitor(
                "visitor=" + visitor.cookie("visitor") + "; csrf=" + visitor.cookie("csrf"),
                token,
                List.of("/questions/1", form, form, form));
    }

    private static void keepsTheRules(Submission submission) {
        Questionnaire questionnaire = submission.questionnaire();
        assertThat(submission.answers().choices().keySet())
                .isSubsetOf(questionnaire.choiceQuestions().stream()
                        .map(ChoiceQuestion::id)
                        .toList());
        questionnaire
                .choiceQuestions()
                .forEach(question ->
                        assertThat(submission.answers().to(question)).isPresent());
        assertThat(TextLength.inCharacters(submission.feedback().orElse(""))).isLessThanOrEqualTo(4_000);
        if (submission.isSubmitted()) {
            assertThat(submission.score())
                    .isEqualTo(Result.of(submission.questionnaire(), submission.answers())
                            .proactive());
        } else {
            assertThat(submission.contact()).isEmpty();
        }
        submission
                .contact()
                .ifPresent(contact -> assertThat(contact.email() == null).isEqualTo(contact.consentedAt() == null));
    }

    private Map<String, Integer> sendThem(Supplier<byte[]> requests) throws IOException {
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

    private static int sum(Map<String, Integer> statuses) {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String readable(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e\r\n]", "?");
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * A malformed request.
     *
     * @param token what is added to its form as it is
     */
    private byte[] request(String path, String cookies, String token) {
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

    private String fields() {
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
    private String mangled(String text) {
        if (random.nextInt(3) > 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        String put = any(List.of("%", ";", "//", "..", "\u0000", "\u00ff", "%2e", "%2f", ":", "|", "\t", "&", "="));
        return text.substring(0, at) + put + text.substring(Math.min(text.length(), at + random.nextInt(2)));
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        return noise;
    }

    /** The status that came back; "none" where the server only hung up. */
    private String send(byte[] request) throws IOException {
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
