package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** On a running server, which keeps the sessions. */
class SignInTest extends SignInPages {

    @Test
    void theConsultantSignsInGetsToTheInboxAndSignsOut() {
        assertThat(visitor.get("/admin").status()).isEqualTo(302);

        Page signedIn = visitor.signIn("ada", "correct horse");

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
    @CsvSource({"ada, wrong", "nobody, correct horse", "'', ''", "consultant, password", "ada, 'correct horse '"})
    void aWrongNameAndAWrongPasswordGetTheSameAnswer(String username, String password) {
        assertThat(visitor.signIn(username, password).header("Location")).isEqualTo("/login?error");

        Page page = visitor.get("/login?error");
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").text()).isEqualTo("The name or the password is wrong");
        assertThat(visitor.get("/admin").header("Location")).isEqualTo("/login");
    }

    @Test
    void aPasswordManagerFindsThePageOnWhichThePasswordIsChanged() {
        Visitor.Page wellKnown = visitor.get("/.well-known/change-password");
        assertThat(wellKnown.status()).isEqualTo(302);
        assertThat(wellKnown.header("Location")).endsWith("/admin/account/password");

        assertThat(visitor.get("/admin/account/password").header("Location")).endsWith("/login");
        assertThat(visitor.signIn("ada", "correct horse").header("Location")).endsWith("/admin/account/password");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        assertThat(visitor.post("/login", Map.of("username", "ada", "password", "correct horse"))
                        .status())
                .isEqualTo(403);
        visitor.signIn("ada", "correct horse");
        assertThat(visitor.post("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(visitor.get("/admin").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        visitor.signIn("ada", "correct horse");
        String before = visitor.cookie("consultant");
        Page signedIn = visitor.signIn("ada", "correct horse");

        assertThat(visitor.cookie("consultant")).isNotEqualTo(before);
        assertThat(signedIn.headers().getOrEmpty("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("consultant=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        List<String> known = comparedWhenTrying("ada");
        List<String> unknown = comparedWhenTrying("nobody");

        assertThat(known).as("the slow part is done once").hasSize(1);
        assertThat(unknown).hasSize(1).isEqualTo(known);
    }

    /** The kinds and costs of the hashes that a wrong password is compared with. */
    private List<String> comparedWhenTrying(String username) {
        CountingEncoder.COMPARED.clear();
        assertThat(visitor.signIn(username, "wrong").header("Location")).isEqualTo("/login?error");
        return CountingEncoder.COMPARED.stream()
                .map(hash -> hash.replaceFirst("(?<=})(\\$.*\\$)?.*", "$1"))
                .toList();
    }

    /** Notes which hashes passwords are compared with, which is what takes long. */
    static class CountingEncoder implements BeanPostProcessor {

        private static final List<String> COMPARED = new CopyOnWriteArrayList<>();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return !(bean instanceof PasswordEncoder encoder)
                    ? bean
                    : new PasswordEncoder() {
                        @Override
                        public @Nullable String encode(@Nullable CharSequence password) {
                            return encoder.encode(password);
                        }

                        @Override
                        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                            COMPARED.add(Objects.requireNonNull(hash));
                            return encoder.matches(password, hash);
                        }

                        @Override
                        public boolean upgradeEncoding(@Nullable String hash) {
                            return encoder.upgradeEncoding(hash);
                        }
                    };
        }
    }

    @Test
    void whatAScriptSendsIsTakenWithinBounds() {
        Page login = visitor.get("/login");
        for (BodyPublisher body : List.of(
                BodyPublishers.ofString("x".repeat(1_000_000)),
                BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"id\":\"" + "x".repeat(1_000_000))),
                BodyPublishers.ofString("null"),
                BodyPublishers.ofString("{}"),
                BodyPublishers.ofString(""))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login/webauthn"))
                    .header("Content-Type", "application/json")
                    .header("Cookie", "csrf=" + visitor.cookie("csrf"))
                    .header("X-XSRF-TOKEN", Visitor.form(login).getOrDefault("_csrf", ""))
                    .POST(body)
                    .build();
            try {
                // a connection of its own for each, since the server hangs up on those who send too much
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.ofString())
                                .statusCode())
                        .isBetween(400, 413);
            } catch (IOException hungUpWithoutReadingAll) {
                assertThat(body.contentLength()).isNotIn(0L, 2L, 4L);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void theTimeOutIsHalfAnHourWithoutARequest() {
        visitor.signIn("ada", "correct horse");

        assertThat(jdbc.sql("select distinct max_inactive_interval from spring_session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1800);
    }

    @Test
    void whoOnlyKnocksGetsNoSession() {
        visitor.get("/admin");
        visitor.get("/login");

        assertThat(visitor.hasCookie("consultant")).isFalse();
    }
}
