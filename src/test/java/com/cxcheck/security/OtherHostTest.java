package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that name another host, or ask to be led to one. */
class OtherHostTest extends ForgedRequests {

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
}
