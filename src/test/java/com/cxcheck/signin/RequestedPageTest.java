package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that a consultant requested before signing in. */
class RequestedPageTest extends SignInPages {

    @Test
    void whoWasAwayForTooLongSignsInAgainAndIsWhereTheyWere() {
        visitor.signIn("ada", "correct horse");
        Page account = visitor.get("/admin/account/password");

        forget();
        assertThat(visitor.get("/admin/submissions?q=caf%C3%A9+a%26b&page=2").header("Location"))
                .isEqualTo("/login");
        assertThat(visitor.signIn("ada", "correct horse").header("Location"))
                .endsWith("/admin/submissions?q=caf%C3%A9+a%26b&page=2");

        forget();
        Page sent = visitor.sendTo(
                "/admin/account/password", account, Map.of("current", "correct horse", "password", "battery staple"));
        assertThat(sent.header("Location")).isEqualTo("/login");
        String back = URI.create(visitor.signIn("ada", "correct horse").header("Location"))
                .getPath();
        assertThat(visitor.get(back).h1()).as("the page that the form is on").isEqualTo("Change the password");

        forget();
        assertThat(visitor.post("/admin/submissions.csv?q=caf%C3%A9", Map.of()).header("Location"))
                .isEqualTo("/login");
        String export = visitor.signIn("ada", "correct horse").header("Location");
        assertThat(visitor.get(URI.create(export).getRawPath() + "?q=caf%C3%A9").redirect())
                .as("the list and no download")
                .isEqualTo("/admin/submissions?q=caf%C3%A9");
    }

    /** Lets the time-out pass. */
    private void forget() {
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/admin",
                "//evil.example/admin",
                "http://a:b/admin",
                "/admin/%zz",
                "/adm",
                "\u0000"
            })
    void aWantedPageThatWasMadeUpLeadsNowhereElse(String madeUp) {
        String cookie = Base64.getEncoder().encodeToString(madeUp.getBytes(StandardCharsets.UTF_8));

        Visitor lured = Visitor.of(new Visitor.Server("http://localhost:" + port));
        Page login = lured.get("/login");
        lured.withHeader("Cookie", "REDIRECT_URI=" + cookie + "; csrf=" + lured.cookie("csrf"));
        lured.clearCookies();
        Page signedIn = lured.send(login, Map.of("username", "ada", "password", "correct horse"));

        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.header("Location")).isEqualTo("/admin");
    }

    @Test
    void aPageWithAVeryLongAddressIsForgottenAndNoError() {
        Page asked = visitor.get("/admin/submissions?q=" + "x".repeat(7_000));

        assertThat(asked.header("Location")).isEqualTo("/login");
        assertThat(visitor.signIn("ada", "correct horse").header("Location")).isEqualTo("/admin");
    }

    @Test
    void afterSigningInOneIsWhereOneWantedToGo() {
        visitor.get("/admin/feedback");

        assertThat(visitor.signIn("ada", "correct horse").header("Location")).contains("/admin/feedback");
    }
}
