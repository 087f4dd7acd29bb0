package com.cxcheck.benchmark;

import com.cxcheck.Visitor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept, as a browser's or a proxy's is, with the cookies of who uses it. It asks for compressed pages,
 * and times each request from its first byte to the last of the answer.
 *
 * <p>{@link Visitor} parses every page, which would take longer than the server takes to make it.
 */
final class Browser implements Closeable {

    private static final HttpProcessor PROCESSOR =
            new DefaultHttpProcessor(new RequestTargetHost(), new RequestContent(), new RequestConnControl());

    private final int port;
    private final Duration pause;
    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, Histogram> times = new TreeMap<>();
    private @Nullable HttpClientConnection connection;

    /** Whether the server takes no further request on this connection. */
    private boolean isLast;

    Browser(int port) {
        this(port, Duration.ZERO);
    }

    /** @param pause how long its user takes on average before each request */
    Browser(int port, Duration pause) {
        this.port = port;
        this.pause = pause;
    }

    /** @param step by which its time is reported */
    Page get(String step, String path) throws IOException {
        return exchange(step, new BasicClassicHttpRequest("GET", path));
    }

    /** Sends a form. */
    Page post(String step, String path, Map<String, String> form) throws IOException {
        return exchange(step, post(path, form));
    }

    private static BasicClassicHttpRequest post(String path, Map<String, String> form) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
        request.setEntity(new StringEntity(Visitor.encoded(form), ContentType.APPLICATION_FORM_URLENCODED));
        return request;
    }

    private Page exchange(String step, BasicClassicHttpRequest request) throws IOException {
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        if (!pause.isZero()) {
            LockSupport.parkNanos(
                    (long) (2 * pause.toNanos() * ThreadLocalRandom.current().nextDouble()));
        }
        long begin = System.nanoTime();
        try (ClassicHttpResponse response = send(request)) {
            byte[] body = EntityUtils.toByteArray(response.getEntity());
            times.computeIfAbsent(step, absent -> new Histogram(3)).recordValue(System.nanoTime() - begin);
            return new Page(response.getCode(), header(response, HttpHeaders.LOCATION), isCompressed(response), body);
        }
    }

    /**
     * Takes the file that a form sends for, as it comes, however large.
     *
     * @param encoding gzip, or identity for one that isn't compressed
     * @return how many bytes came
     */
    long download(String path, Map<String, String> form, String encoding) throws IOException {
        BasicClassicHttpRequest request = post(path, form);
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, encoding);
        try (ClassicHttpResponse response = send(request);
                InputStream content = response.getEntity().getContent()) {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode() + " of " + path);
            }
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private ClassicHttpResponse send(BasicClassicHttpRequest request) throws IOException {
        request.setScheme("http");
        request.setAuthority(new URIAuthority("localhost", port));
        if (!cookies.isEmpty()) {
            request.setHeader(
                    HttpHeaders.COOKIE,
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpCoreContext context = HttpCoreContext.create();
            HttpClientConnection open = connect();
            executor.preProcess(request, PROCESSOR, context);
            ClassicHttpResponse response = executor.execute(request, open, context);
            isLast = !DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
            takeCookies(response);
            return response;
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private HttpClientConnection connect() throws IOException {
        HttpClientConnection open = connection;
        if (open == null || isLast) {
            hangUp();
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            DefaultBHttpClientConnection opened = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
            opened.bind(socket);
            connection = opened;
            return opened;
        }
        return open;
    }

    private void takeCookies(ClassicHttpResponse response) {
        for (Header header : response.getHeaders(HttpHeaders.SET_COOKIE)) {
            String cookie = header.getValue().split(";", 2)[0];
            int equals = cookie.indexOf('=');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        }
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? "" : header.getValue();
    }

    private static boolean isCompressed(ClassicHttpResponse response) {
        return header(response, HttpHeaders.CONTENT_ENCODING).equals("gzip");
    }

    /** Becomes somebody else's, who has never been here. */
    void forget() {
        cookies.clear();
    }

    /** Nanoseconds by step, since the last time that they were cleared. */
    Map<String, Histogram> times() {
        return times;
    }

    /** Takes another connection for the next request. */
    void hangUp() {
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
            connection = null;
        }
    }

    @Override
    public void close() {
        hangUp();
    }
}
