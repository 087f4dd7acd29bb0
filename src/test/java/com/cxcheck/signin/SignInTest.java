package com.cxcheck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a running server, which keeps the sessions. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from spring_session").update();
        jdbc.sql("delete from wrong_password").update();
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

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
    @CsvSource({"ada, wrong", "nobody, correct horse", "'', ''", "consultant, password", "ADA, correct horse"})
    void aWrongNameAndAWrongPasswordGetTheSameAnswer(String username, String password) {
        assertThat(visitor.signIn(username, password).header("Location")).isEqualTo("/login?error");

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
    void whoWasAwayForTooLongSignsInAgainAndIsWhereTheyWere() {
        visitor.signIn("ada", "correct horse");
        Page account = visitor.get("/admin/account");

        forget();
        assertThat(visitor.get("/admin/submissions?band=crossing-over&page=2").header("Location"))
                .isEqualTo("/login");
        assertThat(visitor.signIn("ada", "correct horse").header("Location"))
                .endsWith("/admin/submissions?band=crossing-over&page=2");

        forget();
        Page sent = visitor.sendTo(
                "/admin/account/password", account, Map.of("current", "correct horse", "password", "battery staple"));
        assertThat(sent.header("Location")).isEqualTo("/login");
        String back = URI.create(visitor.signIn("ada", "correct horse").header("Location"))
                .getPath();
        assertThat(visitor.get(back).h1()).as("the page that the form is on").isEqualTo("Your account");
    }

    /** Lets the time-out pass. */
    private void forget() {
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0")
                .update();
    }

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        // one that is told from the other by its time would be ten times as fast, for it skips the slow hash
        assertThat(medianMillis("nobody")).isGreaterThan(medianMillis("ada") / 2);
    }

    private long medianMillis(String username) {
        return IntStream.range(0, 5)
                .mapToLong(sample -> {
                    Page login = visitor.get("/login");
                    long start = System.nanoTime();
                    visitor.send(login, Map.of("username", username, "password", "wrong"));
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                })
                .sorted()
                .toArray()[2];
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

    @Test
    void afterSigningInOneIsWhereOneWantedToGo() {
        visitor.get("/admin/feedback");

        assertThat(visitor.signIn("ada", "correct horse").header("Location")).contains("/admin/feedback");
    }
}
