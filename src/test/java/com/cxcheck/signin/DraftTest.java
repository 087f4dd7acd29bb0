package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was typed into a form of the consultants' pages is there after signing in, if the session had ended before it was sent. */
class DraftTest extends DraftForms {

    private static final String TYPED = "Half a line, “typed” & <kept> ";

    /** The controls that one can type into. */
    private static final String TYPEABLE =
            "textarea[name], input[name]:not([type=hidden], [type=radio], [type=checkbox],"
                    + " [type=file], [type=date], [type=password], [readonly])";

    private static Elements forms(Document page) {
        return page.select("main form[method=post]:has(" + TYPEABLE + ")");
    }

    /** Follows the links from the inbox, as far as they lead to other kinds of pages. */
    private Map<String, Document> pages() {
        Map<String, Document> pages = new LinkedHashMap<>();
        Set<String> kinds = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of("/admin"));
        while (!left.isEmpty()) {
            String path = left.poll().replaceAll("#.*", "");
            if (!path.startsWith("/admin") || path.contains("?") || !kinds.add(path.replaceAll("\\d+", "1"))) {
                continue;
            }
            Visitor.Page page = ada.get(path);
            if (page.status() == 200 && page.header("Content-Type").startsWith("text/html")) {
                Document html = page.html();
                pages.put(path, html);
                left.addAll(html.select("a[href^=/admin]").eachAttr("href"));
            }
        }
        return pages;
    }

    private static String typed(Element control) {
        String text = TYPED + control.attr("name");
        return control.normalName().equals("textarea") ? text + "\nand another" : text;
    }

    private static Map<String, String> fillIn(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden], [checked]").forEach(each -> fields.put(each.attr("name"), each.attr("value")));
        form.select("input[type=password]")
                .forEach(each -> fields.put(each.attr("name"), "secret " + each.attr("name")));
        form.select(TYPEABLE).forEach(control -> fields.put(control.attr("name"), typed(control)));
        return fields;
    }

    private static String valueOf(Document page, String action, String name) {
        Element form = page.selectStream("main form[method=post]")
                .filter(each -> each.attr("action").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form to " + action + " on " + page.title()));
        Element control = form.expectFirst("[name=" + name + "]");
        return control.normalName().equals("textarea") ? control.wholeText() : control.val();
    }

    @Test
    void onEveryFormOfEveryPageWhatWasTypedIsThereAfterSigningInAgain() {
        Set<String> tried = new LinkedHashSet<>();
        pages().forEach((path, html) -> {
            for (Element form : forms(html)) {
                String action = form.attr("action");
                endSession();
                assertThat(ada.post(action, fillIn(form)).status()).as(action).isBetween(300, 399);
                String page = signIn();
                Visitor.Page restored = ada.get(page);
                assertThat(restored.status()).as(page).isEqualTo(200);
                for (Element control : form.select(TYPEABLE)) {
                    assertThat(valueOf(restored.html(), action, control.attr("name")))
                            .as(path + ": " + control.attr("name"))
                            .isEqualTo(typed(control));
                }
                assertThat(restored.body()).doesNotContain("secret ");
                assertThat(restored.text()).contains("What you typed is still here");
                tried.add(action.replaceAll("\\d+", "1"));
            }
        });
        assertThat(tried)
                .contains("/admin/submissions/1", "/admin/snippets/new", "/admin/snippets/1", "/admin/settings");
    }

    @Test
    void itIsSentWithOnePressThen() {
        String page = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        Map<String, String> fields = fillIn(ada.get(page).html().expectFirst("#conversation"));
        fields.putAll(Map.of("text", "Thank you.", "tags", "call back", "action", "SEND", "newState", "DONE"));
        endSession();
        ada.post(page, fields);
        assertThat(ada.signIn("ada", "a wrong password").header("Location")).isEqualTo("/login?error");

        Visitor.Page restored = ada.get(signIn());

        assertThat(jdbc.sql("select count(*) from comment").query(Integer.class).single())
                .as("nothing is sent by signing in")
                .isZero();
        ada.sendTo(page, restored, Map.of("action", "SEND")).redirect();
        assertThat(jdbc.sql("select text from comment").query(String.class).single())
                .isEqualTo("Thank you.");
        assertThat(jdbc.sql("select state from follow_up").query(String.class).single())
                .isEqualTo("DONE");
        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .as("it is deleted when it is sent")
                .isZero();
    }

    @Test
    void aFormWithAnOutdatedTokenIsShownAgainAsItWasFilledIn() {
        Map<String, String> fields = Map.of("title", "Greeting", "text", "Hello", "_csrf", "outdated");

        String page = ada.post("/admin/snippets/new", fields).header("Location");

        assertThat(valueOf(ada.get(page).html(), "/admin/snippets/new", "text").strip())
                .isEqualTo("Hello");
    }

    @Test
    void onePageHasOneFormToTypeInto() {
        pages().forEach((path, html) ->
                assertThat(forms(html).eachAttr("action")).as(path).hasSizeLessThan(2));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class DraftOnPostgresTest extends DraftTest {}
