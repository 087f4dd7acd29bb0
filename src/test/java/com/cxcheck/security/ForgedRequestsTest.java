package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends, written to a running server byte by byte: around the door, and for another host. */
class ForgedRequestsTest extends ForgedRequests {

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
