package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.security.Observatory.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;

/** Our pages over HTTPS as the MDN HTTP Observatory sees them: A+ begins at 100. */
@ServerTest
@ContextConfiguration(initializers = SelfSigned.class)
class ObservatoryTest {

    @LocalServerPort
    private int port;

    private Visitor newVisitor() {
        return Visitor.of(new Visitor.Server("https://localhost:" + port, SelfSigned.client()));
    }

    @Test
    void everyKindOfPageHasAnAPlusAndFailsNoTest() {
        Visitor visitor = newVisitor();
        String result = visitor.walk("A", "");

        for (String path : List.of("/", "/questions/1", result, "/login", "/guide")) {
            // as a newcomer, who is given the cookies
            Page page = newVisitor().get(path);
            Page preflight = newVisitor()
                    .withHeader("Origin", "https://evil.example")
                    .withHeader("Access-Control-Request-Method", "GET")
                    .options(path);
            List<Finding> findings = new Observatory(page, preflight).findings();
            int score = Observatory.score(findings);
            System.out.printf("MDN HTTP Observatory: %s gets %d points%n", path.replace(result, "/results/…"), score);

            assertThat(page.status()).isEqualTo(200);
            assertThat(findings).allMatch(Finding::passed);
            assertThat(score).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void aPageThatSaysNothingOfTheKindFailsWhereTheObservatoryWouldFailIt() {
        Page page = new Page(200, new HttpHeaders(), "<h1>Hello</h1>");
        List<Finding> findings = new Observatory(page, page).findings();

        assertThat(findings)
                .filteredOn(finding -> !finding.passed())
                .extracting(Finding::test)
                .containsExactly(
                        "Content-Security-Policy",
                        "Strict-Transport-Security",
                        "X-Content-Type-Options",
                        "X-Frame-Options");
        assertThat(Observatory.score(findings)).isEqualTo(30);
    }
}
