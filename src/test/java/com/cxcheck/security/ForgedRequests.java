package com.cxcheck.security;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that are made to get at what visitors have written to the consultants. */
@ServerTest
abstract class ForgedRequests {

    static final String SECRET = "Only for consultants";

    @LocalServerPort
    int port;

    Visitor visitor;

    /** What came back, to the letter. */
    record Answer(String text) {

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

    String result = "";

    @BeforeEach
    void somebodyHasWrittenToTheConsultants() {
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        result = visitor.walk("A", SECRET);
    }

    Answer send(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(300_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
