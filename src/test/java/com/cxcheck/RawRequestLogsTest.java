package com.cxcheck;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;

/** Of requests that are not formed as they should be, the log says nothing that was sent with them. */
class RawRequestLogsTest extends SilentLogs {

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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class RawRequestLogsOnPostgresTest extends RawRequestLogsTest {}
