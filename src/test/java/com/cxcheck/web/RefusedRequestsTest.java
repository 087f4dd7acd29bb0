package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for requests that are too large, or that the server itself refuses. */
class RefusedRequestsTest extends PlainErrorPages {

    private static String fields(int number) {
        return "a=1&".repeat(number - 1) + "a=1";
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                arguments("GET", "/?" + fields(101), "", 400),
                arguments("POST", "/questions/11", fields(101), 400),
                arguments("POST", "/questions/11?" + fields(60), fields(60), 400),
                arguments("POST", "/questions/11", "feedback=" + "x".repeat(700_000), 413),
                arguments("GET", "/" + "x".repeat(9_000), "", 400),
                arguments("GET", "/?" + "x".repeat(9_000), "", 400));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void tooMuchOfAnythingGetsAPageToo(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> response = send(method, path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertPlain(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Anything", "Cookie", "User-Agent"})
    void aHeaderThatIsTooLongGetsAPageToo(String header) throws Exception {
        HttpResponse<String> response = send("GET", "/", "", header, "x".repeat(20_000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertPlain(response.body());
    }

    @Test
    void asManyFieldsAsAnyFormHasAreTaken() throws Exception {
        assertThat(send("GET", "/?" + fields(100), "").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormThatIsTooLargeIsSaidSo() throws Exception {
        HttpResponse<String> response = send("POST", "/questions/11", "feedback=" + "x".repeat(600_000));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Jsoup.parse(response.body()).select("h1").text()).isEqualTo("That is too much at once");
        assertPlain(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/a|b", "/%2e%2e/admin", "/..%2fadmin", "/%c0%ae", "/x\u0001"})
    void aRequestTheServerItselfRefusesGetsAPageToo(String path) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            String response = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(response).startsWith("HTTP/1.1 400");
            assertThat(response.lines().filter(line -> line.startsWith("Server:")))
                    .isEmpty();
            String body = response.substring(response.indexOf("<!DOCTYPE"));
            assertPlain(body);
        }
    }
}
