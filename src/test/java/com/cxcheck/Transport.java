package com.cxcheck;

import com.cxcheck.Visitor.Page;
import com.cxcheck.Visitor.Server;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How the requests of a {@link Visitor} reach the application: without a network, or over HTTP. */
interface Transport {

    Page exchange(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, String> cookies,
            Map<String, String> form);

    static Transport of(MockMvcTester mvc) {
        return (method, path, headers, cookies, form) -> exchange(mvc, method, path, headers, cookies, form);
    }

    static Transport of(Server server) {
        return (method, path, headers, cookies, form) -> exchange(server, method, path, headers, cookies, form);
    }

    private static Page exchange(
            MockMvcTester mvc,
            String method,
            String path,
            Map<String, String> sent,
            Map<String, String> cookies,
            Map<String, String> form) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.method(HttpMethod.valueOf(method)).uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        sent.forEach(request::header);
        form.forEach(request::formField);
        cookies.forEach((name, value) -> request.cookie(new Cookie(name, value)));
        MockHttpServletResponse response = request.exchange().getResponse();
        HttpHeaders headers = new HttpHeaders();
        response.getHeaderNames().forEach(name -> headers.addAll(name, response.getHeaders(name)));
        try {
            return new Page(response.getStatus(), headers, response.getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static Page exchange(
            Server server,
            String method,
            String path,
            Map<String, String> sent,
            Map<String, String> cookies,
            Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofMinutes(5))
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .method(method, HttpRequest.BodyPublishers.ofString(Visitor.encoded(form)));
        sent.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(HttpHeaders.COOKIE, cookieHeader(cookies));
        }
        try {
            HttpResponse<String> response = server.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
            HttpHeaders headers = new HttpHeaders();
            response.headers().map().forEach(headers::addAll);
            return new Page(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String cookieHeader(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
