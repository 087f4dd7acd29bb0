package com.cxcheck.assessment;

import static com.cxcheck.Statements.heard;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;

/** A consultant walks through the visitor's pages of the draft; as long as there is none, of what is in use. */
class PreviewTest extends PreviewPages {

    private static final String STRIP = "Preview, nothing is kept";

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "en, Preview, 'Preview, nothing is kept', Back to the draft",
        "de, Vorschau, 'Vorschau, nichts wird gespeichert', Zurück zum Entwurf"
    })
    void eachPageSaysThatNothingIsKeptAndLeadsBackToTheDraft(String language, String name, String note, String back) {
        consultant.withHeader("Accept-Language", language);
        List<Page> pages = new ArrayList<>(walk("A", "A", "A", "A", "A", "A", "A", "A", "A", "A"));
        pages.add(consultant.get(ROOT + "/guide"));
        pages.add(consultant.get(ROOT + "/scoring"));
        pages.add(send(consultant.get(ROOT + "/questions/1"), "", false));

        assertThat(pages).allSatisfy(page -> {
            Element strip = page.html().expectFirst("aside");
            assertThat(strip.attr("aria-label")).isEqualTo(name);
            assertThat(strip.select("b").text()).isEqualTo(note);
            assertThat(strip.select("a:contains(" + back + ")").attr("href")).isEqualTo("/admin/questionnaire/draft");
            assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(page.header("Cache-Control")).contains("no-store");
        });
    }

    @Test
    void itsPagesAreTheVisitorsOwn() {
        Visitor visitor = new Visitor(mvc);

        assertThat(consultant.get(ROOT).text()).isEqualTo(visitor.get("/").text());
        assertThat(consultant
                        .get(ROOT + "/questions/3")
                        .html()
                        .select("main form")
                        .text())
                .isEqualTo(answered(visitor, 2)
                        .get("/questions/3")
                        .html()
                        .select("main form")
                        .text());
        assertThat(consultant.get(ROOT + "/scoring").text())
                .isEqualTo(visitor.get("/scoring").text());
        assertThat(consultant.get(ROOT + "/guide").text())
                .isEqualTo(visitor.get("/guide").text());
        Page real = visitor.get(visitor.walk("A", ""));
        Page preview = resultOf("A A A A A A A A A A");
        for (String part : List.of(".panel", "section:has(#steps) h3", ".theme-lines", ".answers", ".sum")) {
            assertThat(preview.html().select(part).text())
                    .as(part)
                    .isNotEmpty()
                    .isEqualTo(real.html().select(part).text());
        }
    }

    private static Visitor answered(Visitor visitor, int questions) {
        visitor.answer(1, questions, "A");
        return visitor;
    }

    @Test
    void nothingOfItIsKept() throws Exception {
        consultant.get("/admin");
        Map<String, Long> before = rows();
        String cookies = consultant.cookieHeader();

        List<String> statements = heard(() -> {
            for (Page page : walk("A", "B", "A", "B", "A", "B", "A", "B", "A", "B")) {
                assertThat(page.headers().getOrEmpty("Set-Cookie")).isEmpty();
            }
            consultant.get(ROOT + "/guide");
            return consultant.get(ROOT + "/scoring");
        });

        assertThat(rows()).isEqualTo(before);
        assertThat(consultant.cookieHeader()).isEqualTo(cookies);
        assertThat(statements)
                .as("but when the session was last used")
                .isNotEmpty()
                .noneMatch(statement ->
                        statement.matches("(?is)\\s*(insert|delete|merge|update (?!spring_session\\s)).*"));
    }

    private Map<String, Long> rows() {
        return jdbc
                .sql("select table_name from information_schema.tables"
                        + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void noLinkOrFormLeadsToWhereSomethingIsStored() {
        List<Page> pages = new ArrayList<>(walk("A", "A", "A", "A", "A", "A", "A", "A", "A", "A"));
        pages.add(consultant.get(ROOT + "/guide"));
        pages.add(consultant.get(ROOT + "/scoring"));

        for (Page page : pages) {
            assertThat(page.html().select("form[method=post], [formaction], [name=_csrf], script"))
                    .isEmpty();
            assertThat(page.html().select("main form").eachAttr("action")).allMatch(path -> path.startsWith(ROOT));
            assertThat(page.html().select("main a").eachAttr("href"))
                    .allMatch(path -> path.startsWith(ROOT) || path.startsWith("#") || path.equals("/privacy"));
            assertThat(page.html().select("body > :not(main) a").eachAttr("href"))
                    .allMatch(path -> path.startsWith("/admin/questionnaire/draft")
                            || path.startsWith("#")
                            || path.startsWith("?")
                            || List.of("/privacy", "/accessibility", "/login").contains(path));
        }
    }

    @Test
    void theResultSaysWhatIsLeftOut() {
        Page result = resultOf("A A A A A A A A A A");

        assertThat(result.text()).contains("Not in the preview", "needs a result that is kept");
        assertThat(result.html().select("main input, main button, main svg.qr, main form"))
                .isEmpty();
        assertThat(result.text()).doesNotContain("We will do this", "Anyone who has this link", "Send me a copy");
    }

    @Test
    void whatIsTypedAsFeedbackIsNotSent() {
        Page feedback = consultant.get(ROOT + "/questions/11");

        assertThat(feedback.html().select("textarea").hasAttr("name")).isFalse();
        assertThat(feedback.text()).contains("what you type here isn’t sent");
        assertThat(consultant
                        .get(ROOT + "/questions/11?attempt=1&feedback=" + "x".repeat(5_000))
                        .redirect())
                .isEqualTo(ROOT + "/answers");
    }

    @Test
    void theTestOfTheSameBrowserIsOneThingAndThePreviewAnother() {
        consultant.sendTo("/admin/test-walk", consultant.get("/admin/share"), Map.of());

        assertThat(consultant.get(ROOT).html().select("form")).isEmpty();
        assertThat(consultant.get("/").html().body().text())
                .contains("This is a test")
                .doesNotContain(STRIP);
    }

    @Test
    @WithAnonymousUser
    void whoIsNotSignedInSeesNoneOfIt() {
        for (String page : List.of("", "/questions/1", "/answers", "/result", "/guide", "/scoring")) {
            assertThat(consultant.get(ROOT + page).header("Location")).isEqualTo("/login");
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class PreviewOnPostgresTest extends PreviewTest {}
