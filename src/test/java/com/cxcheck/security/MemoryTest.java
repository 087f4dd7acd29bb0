package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Counts the objects that are reachable after 2,000 requests, after 1,000 more and after another 1,000, no two of which are alike.
 * Whatever keeps something for each of them, be it ours, a library's or the JDK's, has more objects of some class each time.
 */
@ServerTest
@Tag("slow")
class MemoryTest {

    /** At most so many kinds of requests are mixed in one test, so that each kind alone would be seen. */
    private static final int KINDS = 8;

    private static final Pattern COUNT = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+  (\\S+)");

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private void send(HttpRequest.Builder request) {
        try {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isLessThan(500);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A table of how many objects of each class are reachable, after everything else was cleared away. */
    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    private static Map<String, Long> counts(String histogram) {
        return COUNT.matcher(histogram)
                .results()
                // with those the JDK fills gaps
                .filter(each -> !each.group(2).matches("\\[I|.*Filler.*"))
                .collect(Collectors.toMap(
                        each -> each.group(2), each -> Long.parseLong(each.group(1)), Long::sum, TreeMap::new));
    }

    private void assertThatNothingIsKeptOf(IntFunction<HttpRequest.Builder> requests) throws JMException {
        IntStream.range(0, 2_000).mapToObj(requests).forEach(this::send);
        String first = histogram();
        IntStream.range(2_000, 3_000).mapToObj(requests).forEach(this::send);
        String second = histogram();
        IntStream.range(3_000, 4_000).mapToObj(requests).forEach(this::send);
        Map<String, Long> before = counts(first);
        Map<String, Long> between = counts(second);
        Map<String, Long> after = counts(histogram());

        assertThat(after).allSatisfy((type, count) -> {
            long then = between.getOrDefault(type, 0L);
            assertThat(Math.min(count - then, then - before.getOrDefault(type, 0L)))
                    .as(type)
                    .isLessThan(1_000 / KINDS);
        });
    }

    @Test
    void headers() throws JMException {
        String style = Visitor.of(new Visitor.Server("http://localhost:" + port))
                .get("/")
                .html()
                .select("link[rel=stylesheet]")
                .attr("href");

        assertThatNothingIsKeptOf(i -> to(i % 2 == 0 ? style : "/questions/1")
                .header("Accept-Encoding", "gzip,".repeat(1 + i % 64) + "br,".repeat(1 + i / 64))
                .header("Accept-Language", "de-x-a" + i + ", en-u-va-b" + i + ", x" + i)
                .header("Accept", "text/x-a" + i + ", text/html;q=0." + i)
                .header("Cookie", "visitor=" + i + "; language=" + i + "; csrf=" + i + "; c" + i + "=1")
                .header("Content-Type", "text/x" + i + ";charset=x" + i)
                .header("User-Agent", "browser " + i)
                .header("Referer", "http://localhost/" + i)
                .header("If-None-Match", "\"" + i + "\"")
                .header("Range", "bytes=" + i + "-")
                .header("X-Forwarded-Host", i + ".example")
                .header("X-" + i, "1"));
    }

    /** Each address is known for five minutes, the last 100,000 of them. */
    @Test
    void addresses() throws JMException {
        assertThatNothingIsKeptOf(i ->
                to("/questions/1").header("X-Forwarded-For", "203.0.%d.%d".formatted(i / 200, i % 200)));
    }

    @Test
    void methods() throws JMException {
        assertThatNothingIsKeptOf(i -> to("/guide").method("FOO" + i, BodyPublishers.noBody()));
    }

    @Test
    void paths() throws JMException {
        List<String> paths = List.of(
                "/%d", "/%d.css", "/questions/%d", "/results/%024d", "/admin/%d", "/%%2e%%2e/%d", "//%d", "/a;b=%d");

        assertThatNothingIsKeptOf(i -> to(paths.get(i % KINDS).formatted(i)));
    }

    @Test
    void queries() throws JMException {
        assertThatNothingIsKeptOf(
                i -> to((i % 2 == 0 ? "/" : "/questions/1") + "?source=s" + i + "&p" + i + "=1&lang=" + i));
    }

    @Test
    void forms() throws JMException {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        String result = visitor.walk("A", "");
        Map<String, String> form = Visitor.form(visitor.get(result));

        assertThatNothingIsKeptOf(i -> to(i % 2 == 0 ? result + "/contact" : "/questions/1")
                .header("Cookie", visitor.cookieHeader())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Visitor.encoded(form)
                        + "&teamSize=%1$d&attempt=x%1$d&choice=%1$d&email=no%1$d&consent=x%1$d&from=%1$d&f%1$d=%1$d"
                                .formatted(i))));
    }
}
