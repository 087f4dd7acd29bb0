package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

/** On a running server, since it is Tomcat that compresses. */
@ServerTest
class CompressionTest {

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private String style() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port))
                .get("/")
                .html()
                .select("link[rel=stylesheet]")
                .attr("href");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers(headers.length > 0 ? headers : new String[] {"Accept", "*/*"})
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"style.css", "question.js", "passkey.js", "inbox.js"})
    void whoTakesCompressedFilesGetsTheSameCompressed(String file) throws Exception {
        HttpResponse<byte[]> plain = get("/" + file, "Accept-Encoding", "identity");
        HttpResponse<byte[]> compressed = get("/" + file, "Accept-Encoding", "gzip, deflate, br");

        assertThat(header(plain, HttpHeaders.CONTENT_ENCODING)).isEmpty();
        assertThat(header(compressed, HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(compressed.headers().allValues(HttpHeaders.VARY))
                .anyMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase);
        assertThat(header(compressed, HttpHeaders.CACHE_CONTROL)).contains("max-age=31536000");
        assertThat(compressed.body().length).isLessThan(plain.body().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())))
                .hasBinaryContent(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/style.css", "/question.js", "/icon.svg", "/robots.txt", "/nowhere", "/questions/1"})
    void everyAnswerSaysWhatItIsAndInWhichEncoding(String path) throws Exception {
        assertThat(header(get(path), HttpHeaders.CONTENT_TYPE))
                .matches("(?i)(text/(html|css|javascript|plain)|image/svg\\+xml);charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "br", "gzip;q=0, *"})
    void whoTakesNoGzipGetsItPlain(String codings) throws Exception {
        assertThat(header(get(style(), "Accept-Encoding", codings), HttpHeaders.CONTENT_ENCODING))
                .isEmpty();
    }

    @Test
    void whoHasTheCompressedFileIsToldSoInsteadOfSentItAgain() throws Exception {
        String etag = header(get(style(), "Accept-Encoding", "gzip"), HttpHeaders.ETAG);

        HttpResponse<byte[]> again = get(style(), "Accept-Encoding", "gzip", "If-None-Match", etag);

        assertThat(etag).startsWith("W/");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }
}
