package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a sign-in holds and for what, on a running server, which keeps the sessions. */
class SignInRulesTest extends SignedInPages {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @Test
    void whoIsDisabledOrSignedOutGetsNoOptionsForAPasskey() {
        Visitor grace = newBrowser();
        grace.signIn("grace", "battery staple");
        assertThat(post(grace, "/webauthn/register/options", Map.of()).status()).isEqualTo(200);

        post(ada, path("/admin/consultants/GRACE/disable"), Map.of()).redirect();
        assertThat(post(grace, "/webauthn/register/options", Map.of()).status()).isEqualTo(403);

        post(ada, path("/admin/consultants/GRACE/enable"), Map.of()).redirect();
        assertThat(post(grace, "/webauthn/register/options", Map.of()).status()).isEqualTo(403);
        assertThat(post(newBrowser(), "/webauthn/register/options", Map.of()).status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void aSessionEndsTwelveHoursAfterTheSignInHoweverMuchItIsUsed() {
        clock.putForward(Duration.ofHours(12).minusMinutes(1));
        assertThat(isStillIn(ada)).isTrue();

        clock.putForward(Duration.ofMinutes(2));
        assertThat(ada.get("/admin").header("Location")).isEqualTo("/login");
    }

    @Test
    void signingInAgainKeepsNothingOfTheSessionBefore() {
        String before = sessionIds().get(0);

        ada.signIn("grace", "battery staple");

        assertThat(sessionIds()).hasSize(1).doesNotContain(before);
        assertThat(ada.get("/admin/account").text()).contains("You are signed in as grace.");
    }

    private List<String> sessionIds() {
        return jdbc.sql("select session_id from spring_session")
                .query(String.class)
                .list();
    }

    @Test
    void theIdOfASessionHas256RandomBits() {
        assertThat(sessionIds())
                .singleElement()
                .satisfies(id -> assertThat(Base64.getUrlDecoder().decode(id)).hasSize(32));
        assertThat(new String(Base64.getDecoder().decode(ada.cookie("consultant")), StandardCharsets.UTF_8))
                .isEqualTo(sessionIds().get(0));
    }

    @Test
    void aThousandQuestionsForAPasskeyLeaveNoSession() {
        jdbc.sql("delete from spring_session").update();
        Visitor anybody = newBrowser();
        Map<String, String> token = tokenOf(anybody.get("/login"));
        for (int times = 0; times < 1_000; times++) {
            assertThat(anybody.post("/webauthn/authenticate/options", token).status())
                    .isEqualTo(200);
        }

        assertThat(sessionIds()).isEmpty();
        assertThat(anybody.hasCookie("consultant")).isFalse();
    }

    @Test
    void onesOwnSessionsAreListedAndEndOneByOne() {
        Visitor elsewhere = newBrowser().withHeader("User-Agent", FIREFOX);
        elsewhere.signIn("ada", "correct horse");
        newBrowser().signIn("grace", "battery staple");

        Page page = ada.get("/admin/account");

        assertThat(page.html().select("#sessions ~ ul li")).hasSize(2);
        assertThat(page.html().select("#sessions ~ ul li").get(0).text()).contains("this one");
        assertThat(page.html().select("#sessions ~ ul li").get(1).text())
                .contains("Firefox on Linux")
                .doesNotContain("this one");
        assertThat(page.body()).as("what a session could be taken over with").doesNotContain(sessionIds());
        Map<String, String> form = Map.of(
                "_csrf",
                tokenOf(page).getOrDefault("_csrf", ""),
                "session",
                page.html()
                        .select("#sessions ~ ul li")
                        .get(1)
                        .select("input[name=session]")
                        .val());

        assertThat(ada.post("/admin/account/sessions/sign-out", form).redirect())
                .isEqualTo("/admin/account?saved");

        assertThat(isStillIn(elsewhere)).isFalse();
        assertThat(isStillIn(ada)).isTrue();
        assertThat(ada.get("/admin/account").html().select("#sessions ~ ul li")).hasSize(1);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        Visitor grace = newBrowser();
        grace.signIn("grace", "battery staple");
        String key =
                grace.get("/admin/account").html().select("input[name=session]").val();

        post(ada, "/admin/account/sessions/sign-out", Map.of("session", key));

        assertThat(isStillIn(grace)).isTrue();
    }

    private Visitor graceSignsInWithTheGivenPassword() {
        accounts.setPassword(Long.parseLong(path("GRACE")), "a new beginning", "ada");
        Visitor grace = newBrowser();
        grace.signIn("grace", "a new beginning");
        return grace;
    }

    @Test
    void whoseSignInIsWithAPasswordThatAColleagueKnowsCanOnlyChangeItOrSignOut() {
        Visitor grace = graceSignsInWithTheGivenPassword();

        for (String page : List.of("/admin", "/admin/submissions.csv", "/admin/account", "/admin/consultants/new")) {
            assertThat(grace.get(page).header("Location")).as(page).isEqualTo("/admin/account/password");
        }
        assertThat(post(grace, "/webauthn/register/options", Map.of()).status()).isEqualTo(403);
        Page page = grace.get("/admin/account/password");
        assertThat(page.h1()).isEqualTo("Choose your password");
        assertThat(page.html().select("nav a[href^=/admin]")).isEmpty();
        assertThat(page.html().select("form[action=/logout]")).hasSize(1);
        assertThat(grace.send(page, Map.of("current", "a new beginning", "password", "a new beginning"))
                        .text())
                .contains("Choose another password than your current one");

        assertThat(grace.send(page, Map.of("current", "a new beginning", "password", "my own beginning"))
                        .redirect())
                .isEqualTo("/login?changed");
        grace.signIn("grace", "my own beginning");
        assertThat(isStillIn(grace)).isTrue();
    }

    @Test
    void aPasswordThatAColleagueKnowsEndsAfterAWeek() {
        Visitor grace = graceSignsInWithTheGivenPassword();
        grace.clearCookies();
        clock.putForward(Duration.ofDays(7).minusMinutes(1));
        assertThat(grace.signIn("grace", "a new beginning").header("Location")).endsWith("/admin");

        clock.putForward(Duration.ofMinutes(2));
        assertThat(newBrowser().signIn("grace", "a new beginning").header("Location"))
                .isEqualTo("/login?error");
    }

    @Test
    void whatIsNoSessionAnyMoreIsNotListed() {
        newBrowser().signIn("ada", "correct horse");
        accounts.signOutEverywhere("ada", "ada");
        ada.signIn("ada", "correct horse");

        assertThat(ada.get("/admin/account").html().select("#sessions ~ ul li")).hasSize(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class SignInRulesOnPostgresTest extends SignInRulesTest {}
