package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests that end with an error page, in plain words and with a way on. */
@ServerTest
@AutoConfigureMockMvc
@Import(ErrorPagesTest.Broken.class)
abstract class PlainErrorPages {

    @LocalServerPort
    int port;

    final HttpClient client = HttpClient.newHttpClient();

    /** A page that fails. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Broken {

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a secret of the machine");
        }
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static void assertPlain(String body) {
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
}
