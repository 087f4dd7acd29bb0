package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * What another website makes a visitor's browser send: without the visitor's cookies, which are SameSite=Lax, so that a
 * cookie in the answer would take the place of the visitor's own.
 */
@ServerTest(
        properties = {
            "cxcheck.url=https://check.example.org",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse"
        })
class CrossSiteRequestsTest {

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void somebodyHasBegun() {
        jdbc.sql("delete from submission").update();
        visitor = newVisitor();
        visitor.answer(1, 2, "B");
    }

    Visitor newVisitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    int port() {
        return port;
    }

    private static void assertThatNothingIsSet(Page page) {
        assertThat(page.headers().getOrEmpty(HttpHeaders.SET_COOKIE)).isEmpty();
    }

    private String storedAnswers() {
        return jdbc.sql("select answers from submission").query(String.class).single();
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, /questions/1",
        "cross-site, /questions/11",
        "cross-site, /questions/1?lang=de",
        "cross-site, /submissions",
        "cross-site, /answers/delete",
        "cross-site, /results/abcdefghijklmnopqrstuvwx/contact",
        "cross-site, /results/abcdefghijklmnopqrstuvwx/copy",
        "cross-site, /login",
        "cross-site, /logout",
        "cross-site, /login/webauthn",
        "cross-site, /webauthn/authenticate/options",
        "cross-site, /admin/submissions",
        "cross-site, /no-such-page",
        "same-site, /questions/1",
        "same-site, /answers/delete",
        "same-site, /login"
    })
    void aFormOfAnotherSiteIsRefusedBeforeAnyCookieIsWritten(String site, String path) {
        Page refused = newVisitor()
                .withHeader("Sec-Fetch-Site", site)
                .withHeader("Sec-Fetch-Mode", "navigate")
                .withHeader("Sec-Fetch-Dest", "document")
                .withHeader("Origin", "https://evil.example")
                .post(path, Map.of("choice", "A", "username", "ada", "password", "correct horse"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.h1()).isEqualTo("This came from another website");
        assertThat(refused.html().select("main a").attr("href")).isEqualTo("/");
        assertThatNothingIsSet(refused);
    }

    @Test
    void whoeverSendsItHoweverWellItIsForgedItChangesNothing() {
        Map<String, String> form = Visitor.form(visitor.get("/questions/2"));
        form.put("choice", "A");
        Visitor withAllCookies = visitor.sameBrowser().withHeader("Sec-Fetch-Site", "cross-site");

        assertThat(withAllCookies.post("/questions/2", form).status()).isEqualTo(403);
        assertThat(withAllCookies.post("/answers/delete", form).status()).isEqualTo(403);
        assertThat(storedAnswers()).isEqualTo("{\"q1\":\"B\",\"q2\":\"B\"}");
        assertThat(visitor.get("/questions/2").chosen()).isEqualTo("B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/questions/1", "/submissions", "/answers/delete", "/login", "/logout", "/questions/1?lang=de"})
    void whereABrowserTellsTheOriginAloneAFormOfAnotherOneIsRefusedAsWell(String path) {
        Page refused = newVisitor().withHeader("Origin", "https://evil.example").post(path, Map.of("choice", "A"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.h1()).isEqualTo("This came from another website");
        assertThatNothingIsSet(refused);
    }

    @Test
    void itIsSaidInTheVisitorsLanguage() {
        Page refused = newVisitor()
                .withHeader("Accept-Language", "de")
                .withHeader("Sec-Fetch-Site", "cross-site")
                .post("/questions/1", Map.of());

        assertThat(refused.h1()).isEqualTo("Das kam von einer anderen Website");
    }

    @ParameterizedTest
    @CsvSource({
        "/questions/1, no-cors, image",
        "/questions/1, navigate, iframe",
        "/questions/1, navigate, frame",
        "/questions/1, navigate, embed",
        "/questions/1, navigate, object",
        "/questions/1, cors, empty",
        "/?lang=de, no-cors, image",
        "/answers, no-cors, script",
        "/login, no-cors, image",
        "/admin, no-cors, image"
    })
    void aPageThatAnotherSiteLoadsIntoItsOwnSetsNoCookie(String path, String mode, String destination) {
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertThatNothingIsSet(newVisitor()
                    .withHeader("Sec-Fetch-Site", site)
                    .withHeader("Sec-Fetch-Mode", mode)
                    .withHeader("Sec-Fetch-Dest", destination)
                    .get(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "same-origin"})
    void aLinkFromAnywhereLeadsToThePage(String site) {
        Visitor follower = newVisitor()
                .withHeader("Sec-Fetch-Site", site)
                .withHeader("Sec-Fetch-Mode", "navigate")
                .withHeader("Sec-Fetch-Dest", "document");

        assertThat(follower.get("/?source=newsletter").status()).isEqualTo(200);
        assertThat(follower.get("/questions/1").status()).isEqualTo(200);
        assertThat(follower.hasCookie(prefix() + "visitor")).isTrue();
    }

    String prefix() {
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin",
        "Sec-Fetch-Site, none",
        "Sec-Fetch-Site, something-new",
        "Origin, null",
        "Origin, http://localhost",
        "Origin, https://localhost:8443",
        "Origin, https://check.example.org",
        "Origin, https://CHECK.example.org:443",
        "Origin, not an origin",
        "Origin, ''"
    })
    void aFormOfThisSiteIsTakenWhateverABrowserTellsOfIt(String header, String value) {
        Visitor walker = newVisitor().withHeader(header, value);

        assertThat(walker.answer(1, "C").redirect()).isEqualTo("/questions/2");
        assertThat(walker.get("/questions/1").chosen()).isEqualTo("C");
        walker.clearCookies();
        Page again = walker.post("/questions/1", Map.of("choice", "C"));
        assertThat(again.text()).contains("please send it once more");
        assertThat(walker.send(again, Map.of()).redirect()).isEqualTo("/questions/2");
    }

    @Test
    void aProxyThatPassesOnAnotherHostShutsNobodyOut() {
        Visitor walker = newVisitor().withHeader("Origin", "https://public.example.org");
        assertThat(walker.answer(1, "C").redirect())
                .as("its token says that the form is ours")
                .isEqualTo("/questions/2");

        Visitor told = walker.sameBrowser()
                .withHeader("Origin", "https://public.example.org")
                .withHeader("X-Forwarded-Host", "public.example.org");
        told.clearCookies();
        assertThat(told.post("/questions/1", Map.of("choice", "C")).text()).contains("please send it once more");
    }

    @Test
    void aConsultantSignsInAndOutFromThePagesThemselves() {
        Visitor ada = newVisitor()
                .withHeader("Sec-Fetch-Site", "same-origin")
                .withHeader("Sec-Fetch-Mode", "navigate")
                .withHeader("Sec-Fetch-Dest", "document");

        assertThat(ada.signIn("ada", "correct horse").header("Location")).isEqualTo("/admin");
        Page admin = ada.get("/admin");
        assertThat(ada.sameBrowser()
                        .withHeader("Sec-Fetch-Site", "cross-site")
                        .sendTo("/logout", admin, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(ada.get("/admin").status()).isEqualTo(200);
        assertThat(ada.sendTo("/logout", admin, Map.of()).status()).isEqualTo(302);
        assertThat(ada.get("/admin").status()).isEqualTo(302);
    }
}

/** The same over HTTPS, where cookies have the prefix __Host-. */
@ContextConfiguration(initializers = SelfSigned.class)
@Tag("slow")
class CrossSiteRequestsOverHttpsTest extends CrossSiteRequestsTest {

    @Override
    Visitor newVisitor() {
        return Visitor.of(new Visitor.Server("https://localhost:" + port(), SelfSigned.client()));
    }

    @Override
    String prefix() {
        return "__Host-";
    }
}
