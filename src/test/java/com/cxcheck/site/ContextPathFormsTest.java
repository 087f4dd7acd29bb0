package com.cxcheck.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;

/** Sign-in, cookies, errors and previews below a path. */
class ContextPathFormsTest extends BelowAPath {

    @LocalManagementPort
    private int managementPort;

    @ParameterizedTest
    @ValueSource(strings = {"/check/admin/feedback", "/check/admin/submissions?band=service-led&q=a%20%26%20b"})
    void afterSigningInOneIsWhereOneWantedToGo(String wanted) {
        Visitor visitor = visitor(true);

        assertThat(visitor.get(wanted).header(HttpHeaders.LOCATION)).isEqualTo("/check/login");
        assertThat(signIn(visitor).header(HttpHeaders.LOCATION)).isEqualTo(wanted);
        assertThat(visitor.get(wanted).status()).isEqualTo(200);
        assertThat(visitor.hasCookie("__Host-REDIRECT_URI")).isFalse();
    }

    @Test
    void everyCookieIsOneThatBrowsersTakeWithThePrefixOfAHost() {
        Visitor visitor = visitor(true);
        List<Page> pages = new ArrayList<>();
        pages.add(visitor.get("/check/admin/feedback"));
        pages.add(visitor.get("/check/questions/1?lang=de"));
        Page login = visitor.get("/check/login");
        pages.add(visitor.send(login, Map.of("username", "ada", "password", "correct horse")));
        pages.add(visitor.get("/check/admin/feedback"));
        pages.add(visitor.send(visitor.get("/check/answers/delete"), Map.of()));

        assertThat(pages)
                .flatMap(page -> page.headers().getOrEmpty(HttpHeaders.SET_COOKIE))
                .hasSizeGreaterThan(4)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
                        .containsPattern("; Path=/(;|$)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/check/no-such-page", "/check/results/none", "/check/%00", "/", "/elsewhere", "/checks", "/%00"
            })
    void anErrorPageLeadsToTheStartPage(String path) {
        Page page = visitor(true).get(path);

        assertThat(page.status()).isIn(400, 404);
        assertThat(page.html().select("main a").eachAttr("href")).contains("/check/");
        assertThat(page.html().select("[href^=/], [src^=/]"))
                .allSatisfy(
                        link -> assertThat(link.attr("href") + link.attr("src")).startsWith("/check/"));
    }

    @Test
    void anAddressOutsideIsSaidNotToExistAndABrokenOneToBeBroken() {
        assertThat(visitor(false).get("/elsewhere").h1()).isEqualTo("This page does not exist");
    }

    @Test
    void aFormThatCannotBeVerifiedIsShownAgain() {
        Visitor visitor = visitor(true);
        Page page = visitor.get("/check/questions/1");
        visitor.clearCookies();

        Page again = visitor.send(page, Map.of("choice", "B"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.chosen()).isEqualTo("B");
    }

    @Test
    void theFormsOfTheDraftAndNoOthersMayHaveHundredsOfFields() {
        Visitor visitor = visitor(true);
        Map<String, String> fields = IntStream.rangeClosed(1, 400)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "field" + number, number -> "text", (one, other) -> one, HashMap::new));
        fields.putAll(Visitor.form(visitor.get("/check/login")));

        assertThat(visitor.post("/check/admin/questionnaire/draft/questions/q1", fields)
                        .status())
                .isNotEqualTo(400);
        assertThat(visitor.post("/check/admin/share", fields).status()).isEqualTo(400);
    }

    @Test
    void aPreviewStaysBelowThePath() {
        Visitor consultant = visitor(false);
        signIn(consultant);
        String preview = "/check/admin/questionnaire/draft/preview";

        String first =
                consultant.get(preview).html().expectFirst("main a.button").attr("href");

        assertThat(first).isEqualTo(preview + "/questions/1");
        assertThat(consultant.get(first).html().expectFirst("main form").attr("action"))
                .isEqualTo(first);
        assertThat(consultant.get(first + "?attempt=1&choice=A").redirect())
                .isEqualTo(preview + "/questions/2?answers=q1.A");
    }

    @Test
    void healthStaysWhereItIs() {
        Visitor operator = Visitor.of(new Visitor.Server("http://localhost:" + managementPort));

        assertThat(operator.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(visitor(false).get("/check/actuator/health").status()).isEqualTo(404);
    }
}
