package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was typed into a form of the consultants' pages is there after signing in, if the session had ended before it was sent. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cxcheck.limit.writes=100000",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse battery"
        })
class DraftTest {

    private static final String PASSWORD = "correct horse battery";

    private static final String TYPED = "Half a line, “typed” & <kept> ";

    /** The controls that one can type into. */
    private static final String TYPEABLE =
            "textarea[name], input[name]:not([type=hidden], [type=radio], [type=checkbox],"
                    + " [type=file], [type=date], [type=password], [readonly])";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Visitor ada;

    private Visitor browser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    @BeforeEach
    void adaIsSignedIn() {
        jdbc.sql("delete from draft").update();
        jdbc.sql("delete from failed_sign_in").update();
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from snippet").update();
        jdbc.sql("insert into snippet (title, text, version) values ('Thanks', 'Thank you.', 0)")
                .update();
        browser().walk("A", "Something");
        ada = browser();
        signIn();
    }

    /** Returns where the sign-in leads to. */
    private String signIn() {
        return ada.signIn("ada", PASSWORD).header("Location");
    }

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

    private void endSession() {
        ada.clearCookie("consultant");
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
    void theDatabaseHoldsNothingThatCanBeReadWithoutTheBrowser() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "Hello world"));

        byte[] content =
                jdbc.sql("select content from draft").query(byte[].class).single();

        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("Hello", "Greeting");
        Visitor other = browser();
        other.signIn("ada", PASSWORD);
        assertThat(other.get("/admin/snippets/new?draft").body()).doesNotContain("Hello world");
    }

    @Test
    void whatIsTooLongIsNotKept() {
        endSession();

        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "x".repeat(65_536)));

        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isZero();
    }

    @Test
    void oneBrowserHasOneDraftAndAnAddressALimitedNumber() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "One", "text", "One"));
        ada.post("/admin/snippets/new", Map.of("title", "Two", "text", "Two"));
        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isEqualTo(1);

        for (int i = 0; i < Drafts.MAX_COUNT_OF_ADDRESS; i++) {
            browser().post("/admin/snippets/new", Map.of("title", "One", "text", "One"));
        }

        assertThat(jdbc.sql("select count(*) from draft").query(Integer.class).single())
                .isEqualTo(Drafts.MAX_COUNT_OF_ADDRESS);
    }

    @Test
    void afterAnHourItIsForgotten() {
        endSession();
        ada.post("/admin/snippets/new", Map.of("title", "Greeting", "text", "Hello world"));
        jdbc.sql("update draft set created_at = ?")
                .param(Timestamp.from(clock.instant().minus(Drafts.LIFETIME)))
                .update();

        assertThat(ada.get(signIn()).body()).doesNotContain("Hello world");
    }

    @Test
    void aForgedCookieIsNoDraft() {
        ada.setCookie("draft", "%%%");

        assertThat(ada.get("/admin/snippets/new?draft").status()).isEqualTo(200);
    }

    @Test
    void onePageHasOneFormToTypeInto() {
        pages().forEach((path, html) ->
                assertThat(forms(html).eachAttr("action")).as(path).hasSizeLessThan(2));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DraftOnPostgresTest extends DraftTest {}
