package com.cxcheck.quickstart;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Visits the program that it runs in, as a visitor and as the consultant, then ends it. See {@link QuickStart}. */
@Component
@Profile("rehearsal")
class Rehearsal {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final String username;
    private final String password;

    Rehearsal(
            @Value("${cxcheck.admin.username}") String username, @Value("${cxcheck.admin.password}") String password) {
        this.username = username;
        this.password = password;
    }

    @EventListener
    void visit(ApplicationReadyEvent ready) throws IOException, InterruptedException {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        URI start = URI.create("http://127.0.0.1:" + port + "/");
        get(start);
        HttpResponse<String> page = get(start.resolve("/questions/1"));
        for (int question = 1; question <= 10; question++) {
            page = send(page, page.uri(), Map.of("choice", "B"));
        }
        page = send(page, page.uri(), Map.of("feedback", "A rehearsal"));
        send(page, start.resolve("/submissions"), Map.of());
        for (String read : List.of("/guide", "/scoring")) {
            get(start.resolve(read));
        }
        page = get(start.resolve("/login"));
        send(page, page.uri(), Map.of("username", username, "password", password));
        for (String admin : List.of("/admin?q=rehearsal", "/admin/insight")) {
            get(start.resolve(admin));
        }
        ready.getApplicationContext().close();
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return exchange(HttpRequest.newBuilder(address).build());
    }

    private HttpResponse<String> send(HttpResponse<String> page, URI address, Map<String, String> filledIn)
            throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(filledIn);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.send(request, HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answers with " + page.statusCode());
        }
        return page;
    }
}
