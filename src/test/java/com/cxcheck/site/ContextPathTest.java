package com.cxcheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** Below a path of a host that has other things, too, on a running server. */
@Tag("slow")
class ContextPathTest extends BelowAPath {

    private static final String OUTSIDE = "https://example.org/check";

    /** An address in a script or style sheet that begins at the host. */
    private static final Pattern FROM_THE_HOST = Pattern.compile("['\"`(]/[a-z]");

    private static void walk(Visitor visitor, int last) {
        for (int question = 1; question <= last; question++) {
            Page page = visitor.get("/check/questions/" + question);
            String next = visitor.send(page, question < 11 ? Map.of("choice", "A") : Map.of("feedback", "Words"))
                    .redirect();
            assertThat(next).isEqualTo(question < 11 ? "/check/questions/" + (question + 1) : "/check/answers");
        }
    }

    private static String submitted(Visitor visitor) {
        walk(visitor, 11);
        String result = visitor.send(visitor.get("/check/answers"), Map.of()).redirect();
        assertThat(result).startsWith("/check/results/");
        return result;
    }

    /** All pages that links lead to from some of them, and the forms on them. */
    private static class Crawl {

        private final Visitor visitor;
        private final Map<String, Page> pages = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> forms = new TreeMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final Set<String> kinds = new TreeSet<>();

        Crawl(Visitor visitor, String... begin) {
            this.visitor = visitor;
            open.addAll(List.of(begin));
            while (!open.isEmpty()) {
                visit(open.remove());
            }
        }

        private void visit(String path) {
            // one of each kind is enough: numbers, fingerprints and what the figures are filtered by aside
            if (!kinds.add(path.replaceAll(
                    "[0-9a-f]{32}|(?<=/results/)[^/?]+|\\d+|(?<=/insight\\?.{0,999})(?<==)[^&]+", "#"))) {
                return;
            }
            Page page = visitor.get(path);
            if (page.status() / 100 == 3) {
                open.add(within(path, page.header(HttpHeaders.LOCATION)));
                return;
            }
            assertThat(page.status()).as(path).isEqualTo(200);
            pages.put(path, page);
            if (!page.header(HttpHeaders.CONTENT_TYPE).startsWith("text/html")) {
                assertThat(page.body()).as(path).doesNotContainPattern(FROM_THE_HOST);
                return;
            }
            for (Element element :
                    page.html().select("[href], [src], form[action], form:not([action]), [formaction]")) {
                Stream.of("href", "src", "action", "formaction")
                        .filter(element::hasAttr)
                        .map(element::attr)
                        .forEach(link -> follow(path, element, link));
            }
        }

        private void follow(String path, Element element, String link) {
            String target = within(path, link);
            if (element.attr("method").equals("post")) {
                Map<String, String> fields = new HashMap<>();
                element.select("input[name]:not([type=radio]):not([type=checkbox]), [checked]")
                        .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
                forms.putIfAbsent(target, fields);
            } else if (!target.isEmpty()) {
                open.add(target);
            }
        }

        private static String within(String path, String link) {
            if (link.startsWith("#") || link.startsWith("mailto:")) {
                return "";
            }
            String page = "https://example.org" + path;
            String target = link.startsWith("?")
                    ? page.replaceFirst("\\?.*", "") + link
                    : URI.create(page).resolve(link.replaceFirst("#.*", "")).toString();
            assertThat(target).as("%s on %s", link, path).startsWith(OUTSIDE + "/");
            return target.substring("https://example.org".length());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noLinkAndNoFormOfAnyPageLeavesThePath(boolean proxy) {
        Visitor visitor = visitor(proxy);
        walk(visitor, 7);
        Crawl walking = new Crawl(visitor, "/check/");
        assertThat(walking.pages).containsKeys("/check/", "/check/guide", "/check/privacy", "/check/login");
        visitor = visitor(proxy);
        String result = submitted(visitor);
        assertThat(signIn(visitor).header(HttpHeaders.LOCATION)).isEqualTo("/check/admin");

        Crawl crawl = new Crawl(visitor, result, "/check/", "/check/admin", "/check/answers/delete");

        assertThat(crawl.pages.keySet())
                .contains(
                        "/check/admin/feedback",
                        "/check/admin/insight",
                        "/check/admin/audit",
                        "/check/admin/account",
                        "/check/admin/consultants",
                        "/check/admin/questionnaire",
                        "/check/admin/share",
                        "/check/admin/share/qr.svg",
                        "/check/admin/share/qr.png",
                        result + "?lang=de");
        List<String> actions = new ArrayList<>(crawl.forms.keySet());
        assertThat(actions)
                .hasSizeGreaterThan(10)
                .contains(
                        "/check/logout",
                        "/check/admin/submissions.csv?view=all",
                        "/check/admin/submissions.xlsx?view=all");
        // what ends a session, deletes or makes somebody else of the visitor comes last
        actions.sort(Comparator.comparing(action -> action.matches(".*(sign-out|logout|delet|test-walk).*")));
        for (String action : actions) {
            Page page = visitor.post(action, crawl.forms.getOrDefault(action, Map.of()));

            assertThat(page.status()).as(action).isNotIn(404, 405, 500);
            if (page.status() / 100 == 3) {
                Crawl.within(action, page.header(HttpHeaders.LOCATION));
            } else {
                page.html().select("form[action]").forEach(form -> Crawl.within(action, form.attr("action")));
            }
        }
    }

    @Test
    void whatIsPassedOnLeadsToThePublicAddress() {
        Visitor visitor = visitor(false);
        String result = submitted(visitor);

        assertThat(visitor.get(result).html().select("#link").val()).isEqualTo("https://example.org" + result);
        signIn(visitor);
        assertThat(visitor.get("/check/admin/share?source=shop")
                        .html()
                        .select("#link")
                        .val())
                .isEqualTo("https://example.org/check/?source=shop");
    }

    @Test
    void aPageWithASlashAtItsEndIsTheOneWithoutBelowThePath() {
        Page page = visitor(true).get("/check/guide/?source=shop");

        assertThat(page.status()).isEqualTo(301);
        assertThat(page.header(HttpHeaders.LOCATION)).isEqualTo("/check/guide?source=shop");
    }

    @Test
    void withoutTheSlashAtItsEndItLeadsToTheStartPage() {
        Page page = visitor(true).get("/check?source=shop");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header(HttpHeaders.LOCATION)).isEqualTo("/check/?source=shop");
    }

    @Test
    void onlyPagesWithAScriptAllowOneAndAssetsAreKept() {
        Visitor visitor = visitor(true);

        assertThat(visitor.get("/check/questions/1").header("Content-Security-Policy"))
                .contains("script-src 'self'");
        String style =
                visitor.get("/check/").html().select("link[rel=stylesheet]").attr("href");
        assertThat(style).matches("/check/style-[0-9a-f]{32}\\.css");
        assertThat(visitor.get(style).header("Cache-Control")).isEqualTo("max-age=31536000, public");
        assertThat(visitor.get("/check/robots.txt").status()).isEqualTo(200);
    }
}
