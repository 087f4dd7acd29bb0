package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no browser sends, written to a running server byte by byte: around the door, and for another host. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cxcheck.limit.writes=1000000",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse"
        })
class ForgedRequestsTest {

    private static final String SECRET = "Only for consultants";

    @LocalServerPort
    private int port;

    private Visitor visitor;

    /** What came back, to the letter. */
    private record Answer(String text) {

        int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }

        /** The link that the page shows, and the QR code's path. */
        String passedOn() {
            return Jsoup.parse(text).select(".long-link, svg path").outerHtml();
        }

        List<String> links() {
            return Jsoup.parse(text).select("[href], [src], [action]").stream()
                    .flatMap(element -> Stream.of(element.attr("href"), element.attr("src"), element.attr("action")))
                    .toList();
        }
    }

    private String result = "";

    @BeforeEach
    void somebodyHasWrittenToTheConsultants() {
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        result = visitor.walk("A", SECRET);
    }

    private Answer send(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(300_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void assertThatNothingOfTheConsultantsIsShown(Answer answer) {
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.text()).doesNotContain(SECRET, "class=\"menu\"", "Submissions", "Sign out");
        if (answer.status() / 100 == 3) {
            // whoever speaks HTTP/1.0 is told with the host that they named; a slash at the end is taken off first
            assertThat(answer.head())
                    .containsPattern("\r\nLocation: (http://localhost:\\d+)?/(login|admin/feedback)\r\n");
        }
    }

    @Test
    void whatIsHiddenHereIsShownToAConsultant() {
        visitor.send(visitor.get("/login"), Map.of("username", "ada", "password", "correct horse"));

        assertThat(visitor.get("/admin/feedback").body()).contains(SECRET, "class=\"menu\"", "Submissions", "Sign out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/feedback",
                "/admin/feedback/",
                "/admin/feedback;x=1",
                "/admin;x=1/feedback",
                "/;x=1/admin/feedback",
                "//admin/feedback",
                "///admin/feedback",
                "/admin//feedback",
                "/%2e%2e/admin/feedback",
                "/%2e/admin/feedback",
                "/./admin/feedback",
                "/admin/./feedback",
                "/admin/feedback/.",
                "/admin/x/../feedback",
                "/login/../admin/feedback",
                "/login/..;/admin/feedback",
                "/admin/..;/admin/feedback",
                "/results/%2e%2e%2fadmin/feedback",
                "/ADMIN/FEEDBACK",
                "/Admin/feedback",
                "/admin%2ffeedback",
                "/admin%2Ffeedback",
                "/admin%252ffeedback",
                "/admin/%66eedback",
                "/%61dmin/feedback",
                "/admin%00/feedback",
                "/admin/feedback%00",
                "/admin/feedback%20",
                "/admin/feedback%0a",
                "/admin/feedback%0d%0aX:%20y",
                "/admin\\feedback",
                "/admin%5cfeedback",
                "/admin/feedback.html",
                "/admin/feedback.json",
                "/admin/feedback?",
                "/admin/feedback#x",
                "/admin/feedback%3f",
                "/%ef%bc%8fadmin/feedback",
                "/admin/submissions.csv",
                "/admin/submissions.csv;.css",
                "/admin/submissions.csv/style.css",
                "/error/../admin/feedback",
                "/style.css/../admin/feedback",
                "admin/feedback",
                "*",
            })
    void noSpellingOfAPathGetsPastTheSignInPage(String path) throws IOException {
        assertThatNothingOfTheConsultantsIsShown(send("GET " + path + " HTTP/1.1", "Host: localhost:" + port));
        assertThatNothingOfTheConsultantsIsShown(send("GET " + path + " HTTP/1.0", "Host: localhost:" + port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "Get", "PROPFIND", "BREW"})
    void noMethodGetsPastTheSignInPage(String method) throws IOException {
        assertThatNothingOfTheConsultantsIsShown(
                send(method + " /admin/feedback HTTP/1.1", "Host: localhost:" + port, "Content-Length: 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /admin/feedback",
                "X-Rewrite-URL: /admin/feedback",
                "X-Forwarded-Prefix: /admin",
                "X-Forwarded-Path: /admin/feedback",
                "X-HTTP-Method-Override: POST",
                "X-Forwarded-For: 127.0.0.1",
                "X-Remote-User: ada",
                "Authorization: Basic YWRhOmNvcnJlY3QgaG9yc2U=",
                "Cookie: consultant=x; JSESSIONID=x",
            })
    void noHeaderLeadsToTheConsultantsPages(String header) throws IOException {
        for (String path : List.of("/", "/guide", "/admin/feedback")) {
            assertThatNothingOfTheConsultantsIsShown(
                    send("GET " + path + " HTTP/1.1", "Host: localhost:" + port, header));
        }
    }

    static Stream<List<String>> otherHosts() {
        return Stream.of(
                        "Host: evil.example",
                        "Host: evil.example:99999",
                        "Host: evil.example:x",
                        "Host: localhost:80@evil.example",
                        "Host: localhost, evil.example",
                        "Host: localhost evil.example",
                        "Host: localhost/evil.example",
                        "Host: [evil.example]",
                        "Host: localhost\r\nHost: evil.example",
                        "Host: evil.example\r\nHost: localhost",
                        "Host: ",
                        "Host:\r\n evil.example",
                        "X-Nothing: no host at all",
                        "Host: localhost\r\nX-Forwarded-Host: evil.example",
                        "Host: localhost\r\nX-Forwarded-Server: evil.example",
                        "Host: localhost\r\nX-Host: evil.example",
                        "Host: localhost\r\nForwarded: host=evil.example;proto=https",
                        "Host: localhost\r\nX-Forwarded-Prefix: //evil.example",
                        "Host: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\nX-Forwarded-Host: evil.example",
                        "Host: " + "evil.example.".repeat(240) + "com",
                        "Host: localhost\r\nX-Forwarded-Host: " + "evil.example.".repeat(240) + "com",
                        "Host: localhost\r\nOrigin: http://evil.example\r\nReferer: http://evil.example/")
                .map(List::of);
    }

    private static void assertThatNothingLeadsElsewhere(Answer answer) {
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.head()).doesNotContain("evil.example");
        assertThat(answer.links()).noneMatch(link -> link.contains("evil.example"));
    }

    @ParameterizedTest
    @MethodSource("otherHosts")
    void aRequestForAnotherHostLeadsNobodyThere(List<String> headers) throws IOException {
        for (String path : List.of(
                "/", "/questions/1", "/answers", "/login", "/admin", "/admin/feedback", "/none", "//x", result)) {
            assertThatNothingLeadsElsewhere(send("GET " + path + " HTTP/1.1", headers.get(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("otherHosts")
    void noLinkToPassOnIsMadeOfWhatARequestSays(List<String> headers) throws IOException {
        visitor.send(visitor.get("/login"), Map.of("username", "ada", "password", "correct horse"));
        String cookies = "Cookie: " + visitor.cookieHeader();
        for (String path : List.of(result, "/admin/insight", "/admin/share", "/admin/share/qr.svg")) {
            // HTTP/1.0 knows no chunks, which would cut the codes into pieces
            Answer asked = send("GET " + path + " HTTP/1.0", headers.get(0), cookies);
            Answer other = send("GET " + path + " HTTP/1.0", "Host: localhost:" + port, cookies);

            assertThatNothingLeadsElsewhere(asked);
            if (asked.status() == 200) {
                assertThat(other.passedOn()).isNotEmpty();
                assertThat(asked.passedOn().equals(other.passedOn())).as(path).isTrue();
            }
        }
        assertThat(send("GET " + result + " HTTP/1.1", "Host: evil.example").links())
                .contains("http://localhost:0" + result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example/admin", "http://evil.example/", "//evil.example/admin", "evil.example:80"})
    void aTargetOnAnotherHostLeadsNobodyThere(String target) throws IOException {
        assertThatNothingLeadsElsewhere(send("GET " + target + " HTTP/1.1", "Host: localhost:" + port));
        assertThatNothingLeadsElsewhere(send("GET " + target + " HTTP/1.1", "Host: evil.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/feedback",
                "/evil.example/",
                "//evil.example/",
                "http://evil.example/admin",
                "\\\\evil.example"
            })
    void whoSignsInStaysHereWhateverTheRequestAndItsCookieSay(String wanted) throws IOException {
        Visitor.Page form = visitor.get("/login");
        String body = "username=ada&password=correct+horse&_csrf="
                + Visitor.form(form).get("_csrf");

        Answer answer = send(
                "POST /login HTTP/1.1",
                "Host: evil.example",
                "Cookie: csrf=" + visitor.cookie("csrf") + "; REDIRECT_URI="
                        + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + body.length(),
                "Connection: close",
                "",
                body);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.head()).containsPattern("\r\nLocation: /admin(/feedback)?\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "none", "x\u0000", "utf-7"})
    void anEncodingThatNobodyUsesIsNoErrorOfOurs(String charset) throws IOException {
        Answer answer = send(
                "POST /questions/1 HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/x-www-form-urlencoded; charset=" + charset,
                "Content-Encoding: gzip",
                "Content-Length: 8",
                "Connection: close",
                "",
                "choice=A");

        assertThat(answer.status()).isBetween(400, 499);
    }
}
