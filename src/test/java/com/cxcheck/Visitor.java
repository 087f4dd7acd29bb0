package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A browser as far as the server can tell: it keeps cookies, follows links and sends forms with all that is in them. */
public final class Visitor {

    private static final Pattern SET_COOKIE = Pattern.compile("([^=;]+)=([^;]*)(.*)");

    private Transport transport;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** One that asks the application without a network. */
    public Visitor(MockMvcTester mvc) {
        this(Transport.of(mvc));
    }

    private Visitor(Transport transport) {
        this.transport = transport;
    }

    /** One that asks a running server. */
    public static Visitor of(Server server) {
        return new Visitor(Transport.of(server));
    }

    /** Sends a header with every request from now on. */
    public Visitor withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A running server, and the client to ask it with. */
    public record Server(String address, HttpClient client) {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        public Server(String address) {
            this(address, CLIENT);
        }
    }

    /** Goes on with another server that has taken the place of the first. */
    public void moveTo(Server server) {
        transport = Transport.of(server);
    }

    /** A form as it is sent. */
    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Page(int status, HttpHeaders headers, String body) {

        public Document html() {
            return Jsoup.parse(body);
        }

        public String h1() {
            return html().select("h1").text();
        }

        public String text() {
            return html().select("main").text();
        }

        /** The value of the chosen answer, or an empty text. */
        public String chosen() {
            return html().select("input[type=radio][checked]").attr("value");
        }

        public String header(String name) {
            return Objects.requireNonNullElse(headers.getFirst(name), "");
        }

        /** Where the answer to a form leads. */
        public String redirect() {
            assertThat(status).as(body).isEqualTo(303);
            return header(HttpHeaders.LOCATION);
        }
    }

    public Page get(String path) {
        return exchange("GET", path, Map.of());
    }

    public Page options(String path) {
        return exchange("OPTIONS", path, Map.of());
    }

    public Page post(String path, Map<String, String> fields) {
        return exchange("POST", path, fields);
    }

    private Page exchange(String method, String path, Map<String, String> form) {
        Page page = transport.exchange(method, path, headers, cookies, form);
        for (String header : page.headers().getOrEmpty(HttpHeaders.SET_COOKIE)) {
            Matcher cookie = SET_COOKIE.matcher(header);
            assertThat(cookie.matches()).as(header).isTrue();
            if (cookie.group(3).contains("Max-Age=0") || cookie.group(3).contains("01 Jan 1970")) {
                cookies.remove(cookie.group(1));
            } else {
                cookies.put(cookie.group(1), cookie.group(2));
            }
        }
        return page;
    }

    /** What the page's first form would send as it stands: hidden fields, chosen answers, texts. */
    public static Map<String, String> form(Page page) {
        return fields(page.html().expectFirst("main form[method=post]"));
    }

    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]:not([type=radio]):not([type=checkbox]), [checked]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("textarea").forEach(area -> fields.put(area.attr("name"), area.wholeText()));
        return fields;
    }

    /** Sends the form of a page, with some fields filled in. */
    public Page send(Page page, Map<String, String> filledIn) {
        Element form = page.html().expectFirst("main form[method=post]");
        Map<String, String> fields = fields(form);
        fields.putAll(filledIn);
        return post(form.attr("action"), fields);
    }

    /** Sends the form of a page that leads to an address, with some fields filled in. */
    public Page sendTo(String action, Page page, Map<String, String> filledIn) {
        Map<String, String> fields = fields(page.html().expectFirst("form[method=post][action='" + action + "']"));
        fields.putAll(filledIn);
        return post(action, fields);
    }

    /** Takes a file that a consultant's list has a button for; what is to be in it stands in the address. */
    public Page download(String path) {
        return post(
                path,
                Map.of("_csrf", get("/admin").html().select("input[name=_csrf]").val()));
    }

    public Page signIn(String username, String password) {
        return send(get("/login"), Map.of("username", username, "password", password));
    }

    public Page answer(int question, String choice) {
        return send(get("/questions/" + question), Map.of("choice", choice));
    }

    /** Answers the questions from one to another alike; of their pages only the first two are read, since all forms are alike. */
    public void answer(int from, int to, String choice) {
        // the first of all has a field that the others don't have
        answer(from, choice).redirect();
        if (from < to) {
            Map<String, String> fields = form(get("/questions/" + (from + 1)));
            fields.put("choice", choice);
            for (int question = from + 1; question <= to; question++) {
                post("/questions/" + question, fields).redirect();
            }
        }
    }

    public Page feedback(String text) {
        return send(get("/questions/11"), Map.of("feedback", text));
    }

    /** Answers all questions alike, submits, and returns where the result is. */
    public String walk(String choice, String feedback) {
        answer(1, 10, choice);
        feedback(feedback).redirect();
        return submit();
    }

    /** Answers all questions once more with the choices of these letters, submits, and returns where the result is. */
    public String walkAgain(int attempt, String letters) {
        send(get("/questions/1?attempt=" + attempt), Map.of("choice", letters.substring(0, 1)));
        for (int question = 2; question <= letters.length(); question++) {
            answer(question, letters.substring(question - 1, question));
        }
        return submit();
    }

    public String submit() {
        return send(get("/answers"), Map.of()).redirect();
    }

    /** Adds contact details to a result. */
    public Page keepInTouch(String result, Map<String, String> details) {
        return sendTo(result + "/contact", get(result), details);
    }

    /** All cookies, as they are sent. */
    public String cookieHeader() {
        return Transport.cookieHeader(cookies);
    }

    public String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    public boolean hasCookie(String name) {
        return cookies.containsKey(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void clearCookie(String name) {
        cookies.remove(name);
    }

    public void clearCookies() {
        cookies.clear();
    }

    /** Another window of the same browser. */
    public Visitor sameBrowser() {
        Visitor other = new Visitor(transport);
        other.cookies.putAll(cookies);
        return other;
    }
}
