package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten visitors send texts that take minutes to look at carelessly, and an eleventh goes on meanwhile. */
@ServerTest(properties = {})
@Tag("slow")
class LongTextsAtOnceTest {

    /** As large as a form may be, if it is sent as it is and not percent-encoded. */
    private static final String TOO_LONG = "a" + "\u0301\u0323".repeat(129_000);

    private static final String LONGEST = ("a" + "\u0301\u0323\u0300".repeat(5)).repeat(4_000);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Timeout(120)
    void nobodyElseWaitsForThem() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(10);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int client = 0; client < 10; client++) {
                results.add(senders.submit(this::sendLongTexts));
            }
            Visitor another = visitor();
            String result = another.walk("A", "Short and sweet");
            assertThat(another.get(result).status()).isEqualTo(200);
            for (Future<String> each : results) {
                assertThat(each.get()).startsWith("/results/");
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(jdbc.sql("select max(length(feedback)) from submission")
                        .query(Integer.class)
                        .single())
                .isEqualTo(LONGEST.length());
    }

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private String sendLongTexts() throws IOException, InterruptedException {
        Visitor visitor = visitor();
        visitor.answer(1, 10, "A");
        Page question = visitor.get("/questions/11");
        String form = Visitor.encoded(Visitor.form(question)).replaceFirst("feedback=[^&]*", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/questions/11"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", visitor.cookieHeader())
                .POST(BodyPublishers.ofString(form + "&feedback=" + TOO_LONG))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(422);
        visitor.send(question, Map.of("feedback", LONGEST)).redirect();
        return visitor.submit();
    }
}
