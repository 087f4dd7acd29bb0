package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cxcheck.Visitor;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** On a running server, because the server's own pages are among them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import(ErrorPagesTest.Broken.class)
class ErrorPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvcTester mvc;

    private final HttpClient client = HttpClient.newHttpClient();

    /** A page that fails. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Broken {

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a secret of the machine");
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertPlain(String body) {
        Document page = Jsoup.parse(body);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main a[href=/]")).as("a way on").isNotEmpty();
        assertThat(page.title()).startsWith(page.select("h1").text()).doesNotContain("CX Check");
        assertThat(body)
                .doesNotContainIgnoringCase(
                        "exception",
                        "tomcat",
                        "spring",
                        "java.",
                        "com.cxcheck",
                        "at org.",
                        "whitelabel",
                        "a secret",
                        "??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/no-such-page",
                "/admin",
                "//admin",
                "/?x=%00",
                "/%00",
                "/broken",
                "/h2-console",
                "/robots.txt"
            })
    void whateverTheAnswerItTellsBrowsersToBeStrict(String path) throws Exception {
        HttpHeaders headers = send("GET", path, "").headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement(STRING)
                .startsWith("default-src 'none'; ");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void anAddressThatIsMistypedLosesNoSource() {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));

        assertThat(visitor.get("/giude?source=May").html().select("main a").attr("href"))
                .isEqualTo("/?source=May");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//example.org/", "///example.org/", "/%5cexample.org/"})
    void aSlashAtTheEndLeadsToNoOtherHost(String path) throws Exception {
        assertThat(send("GET", path, "").headers().firstValue("Location").orElse("/nowhere"))
                .startsWith("/")
                .doesNotStartWith("//")
                .doesNotStartWith("/\\");
    }

    @Test
    void whoReadsGermanGetsTheseInGermanAndCanSwitchWhereTheyAre() {
        Visitor visitor =
                Visitor.of(new Visitor.Server("http://localhost:" + port)).withHeader("Accept-Language", "de");

        Visitor.Page page = visitor.get("/no-such-page?x=1");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.h1()).isEqualTo("Diese Seite gibt es nicht");
        assertThat(page.html().select("html").attr("lang")).isEqualTo("de");
        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(page.html().select("footer a[hreflang=en]").attr("href")).isEqualTo("?x=1&lang=en");
        assertThat(visitor.get("/no-such-page?x=1&lang=en").h1()).isEqualTo("There is no such page");
        assertThat(visitor.post("/guide", Map.of()).h1()).isEqualTo("This is not open to you");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /no-such-page,            404, There is no such page",
        "GET,    /questions/12,            404, There is no such page",
        "GET,    /results/none,            404, There is no such page",
        "GET,    /error,                   404, There is no such page",
        "GET,    /actuator/health,         404, There is no such page",
        "GET,    /h2-console,              404, There is no such page",
        "GET,    /submissions,             405, This doesn’t work that way",
        "PUT,    /,                        405, This doesn’t work that way",
        "DELETE, /questions/1,             405, This doesn’t work that way",
        "POST,   /guide,                   403, This is not open to you",
        "POST,   /login,                   403, This is not open to you",
        "GET,    /admin;x=1,               400, This request can’t be understood",
        "GET,    //admin,                  400, This request can’t be understood",
        "GET,    /broken,                  500, Something went wrong on our side",
    })
    void whatAPersonCanCauseGetsAPageInPlainWords(String method, String path, int status, String h1) throws Exception {
        HttpResponse<String> response = send(method, path, "");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(Jsoup.parse(response.body()).select("h1").text()).isEqualTo(h1);
        assertPlain(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "image/png"})
    void thePageIsTheSameWhateverTheClientPrefers(String accept) throws Exception {
        HttpResponse<String> response = send("GET", "/no-such-page", "", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(404);
        assertPlain(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback=%00", "feedback=%ED%A0%80", "feedback=%FF%FE", "feedback=%zz", "choice=%E0%A4%A"})
    void textThatIsNoneIsABadRequest(String body) throws Exception {
        HttpResponse<String> response = send("POST", "/questions/11", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertPlain(response.body());
    }

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

    @ParameterizedTest
    @CsvSource({
        "400, This request can’t be understood",
        "403, This is not open to you",
        "404, There is no such page",
        "405, This doesn’t work that way",
        "408, That took too long to arrive",
        "413, That is too much at once",
        "422, Something in the form is missing or wrong",
        "429, That was a lot in a short time",
        "500, Something went wrong on our side",
        "418, This request can’t be understood",
        "503, We can’t save anything just now",
    })
    void eachStatusHasItsWords(int status, String h1) throws Exception {
        String body = mvc.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                .exchange()
                .getResponse()
                .getContentAsString();

        assertThat(Jsoup.parse(body).select("h1").text()).isEqualTo(h1);
        assertPlain(body);
    }
}
