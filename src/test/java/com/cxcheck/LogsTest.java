package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that people write, and nothing that tells who they are, gets into the log, whatever goes wrong. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.password=correct horse", "server.forward-headers-strategy=native"})
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    /** In whatever is written here. */
    static final String MARK = "zanzibar7731";

    private static final String ADDRESS = "203.0.113.77";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    private final List<String> secrets = new ArrayList<>(List.of(MARK, ADDRESS, "127.0.0.1", "0:0:0:0:0:0:0:1"));

    private int begin;

    @BeforeEach
    void open(CapturedOutput output) {
        jdbc.sql("delete from submission").update();
        visitor = browser();
        begin = output.length();
    }

    private Visitor browser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private void assertSilent(CapturedOutput output, Visitor... visitors) {
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
    private String log(CapturedOutput output) {
        return lower(output.toString()
                .substring(begin)
                .lines()
                .filter(line -> !line.contains(".EmbeddedPostgres "))
                .collect(Collectors.joining("\n")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Test
    void ofAWalkAndItsContactDetails(CapturedOutput output) {
        String result = visitor.walk("B", MARK + " feedback");

        Page kept = visitor.keepInTouch(
                result, Map.of("name", MARK, "business", MARK, "email", MARK + "@example.com", "consent", "true"));

        assertThat(kept.status()).isEqualTo(303);
        assertSilent(output, visitor);
    }

    @Test
    void ofMistakesInForms(CapturedOutput output) {
        String result = visitor.walk("B", "");
        Visitor other = browser();

        assertThat(other.answer(1, MARK).status()).isEqualTo(422);
        other.answer(1, 10, "A");
        assertThat(other.feedback(MARK.repeat(400)).status()).isEqualTo(422);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK, "_csrf", MARK))
                        .status())
                .isEqualTo(403);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK.repeat(50_000)))
                        .status())
                .isEqualTo(413);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK + "\u0000"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.keepInTouch(result, Map.of("email", MARK)).status()).isEqualTo(422);
        assertThat(visitor.keepInTouch(result, Map.of("name", MARK.repeat(30))).status())
                .isEqualTo(422);
        assertThat(visitor.post(result + "/contact", Map.of("name", MARK)).status())
                .isEqualTo(403);
        assertThat(visitor.get("/results/" + MARK).status()).isEqualTo(404);
        assertThat(visitor.get("/" + MARK).status()).isEqualTo(404);
        assertThat(visitor.get("/questions/1?attempt=" + MARK).status()).isLessThan(500);
        assertSilent(output, visitor, other);
    }

    @Test
    void ofTheConsultant(CapturedOutput output) {
        visitor.walk("B", MARK);
        Visitor consultant = browser();

        Page wrong = consultant.send(consultant.get("/login"), Map.of("username", MARK, "password", MARK + "!"));
        assertThat(wrong.header("Location")).contains("error");
        consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "correct horse"));
        assertThat(consultant.get("/admin?q=" + MARK).text()).contains("1 submission");
        assertThat(consultant.get("/admin?from=" + MARK + "&band=" + MARK).status())
                .isLessThan(500);
        assertThat(consultant.get("/admin/submissions/" + MARK).status()).isBetween(400, 499);
        assertThat(consultant.download("/admin/submissions.csv?q=" + MARK).status())
                .isEqualTo(200);
        secrets.add(consultant.cookie("consultant"));
        assertSilent(output, visitor);
    }

    @Test
    void ofRequestsThatAreNotFormedAsTheyShouldBe(CapturedOutput output) throws IOException {
        visitor.answer(1, "A").redirect();
        String token = visitor.cookie("visitor");
        for (String request : List.of(
                "GET /questions/1?from=" + MARK + "%zz HTTP/1.1\r\n",
                "GET /" + MARK + "\u0001 HTTP/1.1\r\n",
                "GET /questions/1?" + MARK + "={}<> HTTP/1.1\r\n",
                "GET /questions/1 HTTP/" + MARK + "\r\n",
                MARK + " / HTTP/1.1\r\n",
                MARK + "\u0001 / HTTP/1.1\r\n",
                "GET /..;/" + MARK + " HTTP/1.1\r\n",
                "GET //" + MARK + "%2f%2e%2e HTTP/1.1\r\n",
                "GET /questions/1;" + MARK + " HTTP/1.1\r\n",
                "GET /questions/1 HTTP/1.1\r\n" + MARK + " without a colon\r\n",
                "GET /questions/1 HTTP/1.1\r\nX-" + MARK + "\u0001: " + MARK + "\r\n",
                "GET /questions/1 HTTP/1.1\r\nCookie: visitor=" + token + "; " + MARK + "=\"\u0001" + MARK + "\r\n",
                "GET /questions/1 HTTP/1.1\r\nCookie: visitor=" + token + "\u00ff; b[" + MARK + "]=" + MARK + "\r\n",
                "GET /questions/1 HTTP/1.1\r\nX-Forwarded-Host: " + MARK + "{}\r\nX-Forwarded-Port: " + MARK + "\r\n",
                "GET /admin HTTP/1.1\r\nCookie: consultant=" + MARK + "; REDIRECT_URI=" + MARK + "\r\n",
                form("feedback=" + MARK + "%zz", ""),
                form("feedback=" + MARK + "%FF%FE", ""),
                form("feedback=" + MARK, "Content-Type: application/x-www-form-urlencoded; charset=" + MARK + "\r\n"),
                form("feedback=" + MARK, "Content-Type: multipart/form-data; boundary=" + MARK + "\r\n"),
                form("{\"" + MARK + "\":", "Content-Type: application/json\r\n"),
                form("=" + MARK + "&&=&" + MARK, ""),
                form(MARK + "%09=x", ""),
                form(MARK + "%09=x", "").replace("/questions/11", "/logout"),
                form("username=" + MARK + "%ED%A0%80", "").replace("/questions/11", "/login"))) {
            send(request, token);
        }
        assertSilent(output, visitor);
    }

    private static String form(String body, String headers) {
        return "POST /questions/11 HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n"
                + (headers.isEmpty() ? "Content-Type: application/x-www-form-urlencoded\r\n" : headers) + "\r\n" + body;
    }

    /** Sends a request as it stands, with the headers that one has in between. */
    private void send(String request, String token) throws IOException {
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

    @Test
    void ofTwoFirstClicksAtOnce(CapturedOutput output) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 20; i++) {
            visitor = browser();
            Page first = visitor.get("/questions/1");
            List<Future<Page>> clicks = List.of(
                    threads.submit(() -> visitor.sameBrowser().send(first, Map.of("choice", "A"))),
                    threads.submit(() -> visitor.sameBrowser().send(first, Map.of("choice", "A"))));
            for (Future<Page> click : clicks) {
                assertThat(click.get(5, TimeUnit.MINUTES).status()).isEqualTo(303);
            }
            secrets.add(visitor.cookie("visitor"));
        }
        threads.shutdown();
        assertSilent(output, visitor);
    }

    @Test
    void ofWhatTheDatabaseRefuses(CapturedOutput output) {
        String first = visitor.walk("B", "");
        Visitor other = browser();
        String second = other.walk("B", "");
        jdbc.sql("alter table submission add constraint one_of_each unique (contact_name)")
                .update();
        jdbc.sql("alter table submission add constraint no_such_business check (business <> '" + MARK + " Ltd')")
                .update();
        try {
            assertThat(visitor.keepInTouch(first, Map.of("name", MARK)).status())
                    .isEqualTo(303);
            Page twice = other.keepInTouch(second, Map.of("name", MARK));
            assertThat(twice.status()).isEqualTo(500);
            assertThat(twice.h1()).isNotEmpty();
            assertThat(other.keepInTouch(second, Map.of("business", MARK + " Ltd"))
                            .status())
                    .isEqualTo(500);
        } finally {
            jdbc.sql("alter table submission drop constraint one_of_each").update();
            jdbc.sql("alter table submission drop constraint no_such_business").update();
        }
        assertThat(log(output)).as("what the operator needs to know").contains("one_of_each", "no_such_business");
        assertSilent(output, visitor, other);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class LogsOnPostgresTest extends LogsTest {

    @Test
    void ofTheDetailsOfAnError(@Autowired JdbcClient jdbc) {
        assertThatThrownBy(() -> jdbc.sql("insert into submission (token_hash) values (?)")
                        .param(MARK)
                        .update())
                .hasMessageContaining("attempt")
                .hasStackTraceContaining("PSQLException")
                .satisfies(error -> assertThat(Throwables.getStackTrace(error)).doesNotContain(MARK));
    }
}
