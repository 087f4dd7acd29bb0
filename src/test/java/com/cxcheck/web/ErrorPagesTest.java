package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.cxcheck.Visitor;
import jakarta.servlet.RequestDispatcher;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** On a running server, because the server's own pages are among them. */
class ErrorPagesTest extends PlainErrorPages {

    @Autowired
    private MockMvcTester mvc;

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
