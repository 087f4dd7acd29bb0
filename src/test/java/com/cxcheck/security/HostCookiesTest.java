package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;

/** Over HTTPS on a running server, because some of the cookies are its own. */
@ServerTest
@ContextConfiguration(initializers = SelfSigned.class)
@Tag("slow")
class HostCookiesTest {

    private static final List<String> COOKIES =
            List.of("REDIRECT_URI", "consultant", "csrf", "deleted", "language", "visitor");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = Visitor.of(new Visitor.Server("https://localhost:" + port, SelfSigned.client()));
    }

    private static Page signIn(Visitor visitor) {
        return visitor.send(visitor.get("/login"), Map.of("username", "ada", "password", "correct horse"));
    }

    @Test
    void everyCookieIsSecureAndBoundToThisHost() {
        List<Page> pages = List.of(
                visitor.get("/questions/1"),
                visitor.answer(1, "A"),
                visitor.get("/privacy?lang=de"),
                visitor.get("/admin/feedback"),
                signIn(visitor),
                visitor.get("/admin"),
                visitor.send(visitor.get("/answers/delete"), Map.of()));

        List<String> set = pages.stream()
                .flatMap(page -> page.headers().getOrEmpty(HttpHeaders.SET_COOKIE).stream())
                .toList();
        assertThat(set)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
                        .containsPattern("; Path=/(;|$)")
                        .doesNotContain("Domain"));
        assertThat(new TreeSet<>(set.stream()
                        .map(cookie -> cookie.substring("__Host-".length(), cookie.indexOf('=')))
                        .toList()))
                .containsExactlyElementsOf(COOKIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-=x", "__Host-", "__Host-; visitor=x", "__Host-visitor=; __Host-csrf"})
    void aCookieThatIsNoneIsNoError(String cookie) {
        assertThat(visitor.withHeader("Cookie", cookie).get("/questions/1").status())
                .isEqualTo(200);
    }

    @Test
    void aVisitorGoesOnWithTheirAnswersAndAConsultantStaysSignedInAndGetsWhereTheyWantedToGo() {
        visitor.answer(1, 3, "B");
        assertThat(visitor.get("/questions/2").chosen()).isEqualTo("B");

        assertThat(visitor.get("/admin/feedback").header("Location")).isEqualTo("/login");
        assertThat(signIn(visitor).header("Location")).isEqualTo("/admin/feedback");
        assertThat(visitor.get("/admin/feedback").h1()).isEqualTo("Feedback");
        assertThat(visitor.hasCookie("__Host-REDIRECT_URI")).isFalse();
    }

    @Test
    void aCookieThatAnybodyCouldHavePlantedCountsForNothing() {
        signIn(visitor);
        visitor.answer(1, 3, "B");
        Page form = visitor.get("/questions/4");

        Visitor tossed = visitor.sameBrowser();
        tossed.clearCookies();
        for (String name : List.of("visitor", "consultant", "csrf")) {
            tossed.setCookie(name, visitor.cookie("__Host-" + name));
        }
        assertThat(tossed.get("/admin").status()).isEqualTo(302);
        assertThat(tossed.get("/questions/2").chosen()).isEmpty();
        assertThat(tossed.send(form, Map.of("choice", "A")).status()).isEqualTo(403);
    }
}
