package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On a running server, which keeps the sessions. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
class SignInTest {

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private Page signIn(String username, String password) {
        return visitor.send(visitor.get("/login"), Map.of("username", username, "password", password));
    }

    @Test
    void theConsultantSignsInGetsToTheInboxAndSignsOut() {
        assertThat(visitor.get("/admin").status()).isEqualTo(302);

        Page signedIn = signIn("ada", "correct horse");

        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.header("Location")).contains("/admin");
        Page inbox = visitor.get("/admin");
        assertThat(inbox.h1()).isEqualTo("Submissions");
        Map<String, String> form = Map.of(
                "_csrf", inbox.html().select("header form input[name=_csrf]").val());
        assertThat(visitor.post("/logout", form).header("Location")).isEqualTo("/login?signed-out");
        assertThat(visitor.get("/login?signed-out").text()).contains("You are signed out.");
        assertThat(visitor.get("/admin").header("Location")).isEqualTo("/login");
    }

    @ParameterizedTest
    @CsvSource({"ada, wrong", "nobody, correct horse", "'', ''", "consultant, password", "ADA, correct horse"})
    void aWrongNameAndAWrongPasswordGetTheSameAnswer(String username, String password) {
        assertThat(signIn(username, password).header("Location")).isEqualTo("/login?error");

        Page page = visitor.get("/login?error");
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").text()).isEqualTo("The name or the password is wrong");
        assertThat(visitor.get("/admin").header("Location")).isEqualTo("/login");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        assertThat(visitor.post("/login", Map.of("username", "ada", "password", "correct horse"))
                        .status())
                .isEqualTo(403);
        signIn("ada", "correct horse");
        assertThat(visitor.post("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(visitor.get("/admin").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        signIn("ada", "correct horse");
        String before = visitor.cookie("consultant");
        Page signedIn = signIn("ada", "correct horse");

        assertThat(visitor.cookie("consultant")).isNotEqualTo(before);
        assertThat(signedIn.headers().getOrEmpty("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("consultant=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void whoOnlyKnocksGetsNoSession() {
        visitor.get("/admin");
        visitor.get("/login");

        assertThat(visitor.hasCookie("consultant")).isFalse();
    }

    @Test
    void afterSigningInOneIsWhereOneWantedToGo() {
        visitor.get("/admin/feedback");

        assertThat(signIn("ada", "correct horse").header("Location")).contains("/admin/feedback");
    }
}
