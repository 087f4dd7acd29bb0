package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@AppTest
class WebSecurityTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(mvc);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin",
        "GET, /admin/submissions",
        "GET, /admin/submissions/1",
        "GET, /admin/feedback",
        "GET, /admin/share",
        "GET, /admin/share/qr.png",
        "GET, /admin/submissions/1/delete",
        "GET, /admin/submissions.csv",
        "GET, /admin/submissions.xlsx",
        "GET, /admin/consultants",
        "GET, /admin/consultants/1",
        "GET, /admin/account",
        "GET, /admin/audit",
        "GET, /admin/no-such-page",
        "HEAD, /admin",
        "POST, /admin",
        "POST, /admin/submissions/1",
        "POST, /admin/submissions/1/delete",
        "POST, /admin/consultants",
        "POST, /admin/consultants/1/disable",
        "POST, /admin/account/password",
        "PUT, /admin",
        "PATCH, /admin",
        "DELETE, /admin/submissions/1",
        "OPTIONS, /admin"
    })
    void withoutSigningInAnythingOfTheConsultantsLeadsToTheSignInPage(String method, String path) {
        assertThat(mvc.method(HttpMethod.valueOf(method)).uri(path))
                .hasStatus(302)
                .hasHeader("Location", "/login")
                .body()
                .isEmpty();
    }

    @Test
    void nothingButPostChangesAnything() {
        // the token against forged requests is asked for with POST only
        Set<RequestMethod> allowed = Set.of(RequestMethod.GET, RequestMethod.POST);

        assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet())
                .filteredOn(mapping -> mapping.getPatternValues().stream().noneMatch("/error"::equals))
                .isNotEmpty()
                .allSatisfy(mapping -> assertThat(mapping.getMethodsCondition().getMethods())
                        .isNotEmpty()
                        .isSubsetOf(allowed));
    }

    @Test
    void aTokenThatWasTamperedWithIsAWrongOneAndNoErrorOfOurs() {
        String noText = Base64.getUrlEncoder().encodeToString("\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(mvc.post().uri("/login").cookie(new Cookie("csrf", "x")).param("_csrf", noText))
                .hasStatus(403);
    }

    @Test
    void withoutSigningInNobodyAddsAPasskey() {
        assertThat(mvc.post().uri("/webauthn/register/options").with(csrf())).hasStatus(400);
        assertThat(mvc.post().uri("/webauthn/register").with(csrf()))
                .hasStatus(302)
                .hasHeader("Location", "/login");
    }

    @Test
    void whereAConsultantsFormLeadsThereIsAPageForWhoHasToSignInAgainFirst() {
        assertThat(underAdmin(RequestMethod.POST)).isNotEmpty().isSubsetOf(underAdmin(RequestMethod.GET));
    }

    private Set<String> underAdmin(RequestMethod method) {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(method))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/admin"))
                .collect(Collectors.toSet());
    }

    @Test
    void nothingIsReachableThatTheReadmeDoesNotName() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet())
                .flatMap(mapping -> mapping.getPatternValues())
                .filteredOn(pattern -> !pattern.equals("/error"))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(readme)
                        .as(pattern)
                        .containsPattern("`" + pattern.replaceFirst("(?<=.)/.*", "") + "[`/]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/questions/1", "/login", "/no-such-page", "/style.css"})
    void everyResponseTellsBrowsersToBeStrict(String path) {
        Page page = visitor.get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options"))
                .as("for browsers without frame-ancestors")
                .isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Permissions-Policy")).contains("camera=()");
    }

    @Test
    void scriptsComeFromHereAndOnlyPagesThatAScriptImprovesHaveOne() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result).html().select("script")).isNotEmpty();
        for (String path : List.of("/", "/guide", "/scoring", "/no-such-page", "/admin/feedback")) {
            Page page = visitor.get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("script-src 'self'", "require-trusted-types-for 'script'", "connect-src 'self'");
            assertThat(page.html().select("script")).isEmpty();
        }
    }

    @Test
    void assetsHaveAFingerprintAndAreKeptForAYear() {
        String style = visitor.get("/").html().select("link[rel=stylesheet]").attr("href");

        assertThat(style).matches("/style-[0-9a-f]{32}\\.css");
        assertThat(visitor.get(style).header("Cache-Control")).isEqualTo("max-age=31536000, public");
        assertThat(visitor.get(style).header("ETag")).contains(style.substring(7, 39));
    }
}
