package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import com.cxcheck.account.AccountConfiguration.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What needs a sign-in of the last ten minutes. */
class FreshSignInTest extends SignedInPages {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/consultants",
                "/admin/consultants/GRACE/password",
                "/admin/consultants/GRACE/disable",
                "/admin/consultants/GRACE/enable",
                "/admin/consultants/GRACE/sign-out",
                "/admin/account/passkeys/remove",
                "/admin/submissions/delete?all=true",
                "/admin/submissions.csv?q=a",
                "/admin/submissions.xlsx"
            })
    void whatNeedsAFreshSignInAsksForOneTenMinutesLaterAndComesBackToWhatWasSent(String action) {
        clock.putForward(Duration.ofMinutes(11));
        Page refused = post(
                ada,
                path(action),
                Map.of("username", "linus", "password", "a new beginning", "found", "", "id", "no passkey"));

        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).isEqualTo("/login?again");
        assertThat(jdbc.sql("select count(*) from audit_event where actor = 'ada' and action <> 'SIGNED_IN'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(isStillIn(ada)).as("still signed in").isTrue();
        Page login = ada.get("/login?again");
        assertThat(login.text()).contains("sign in again");

        Page signedIn = ada.send(login, Map.of("username", "ada", "password", "correct horse"));

        String back = path(action);
        assertThat(signedIn.header("Location")).endsWith(back + (back.contains("?") ? "&draft" : "?draft"));
        assertThat(ada.get(signedIn.header("Location").replace("http://localhost:" + port, ""))
                        .status())
                .isIn(200, 302, 303);
    }

    @Test
    void theNameOfANewConsultantIsNotTypedTwice() {
        clock.putForward(Duration.ofMinutes(11));
        post(ada, "/admin/consultants", Map.of("username", "Zoë Müller", "password", "a new beginning"));
        Page signedIn = ada.signIn("ada", "correct horse");

        Page page = ada.get(signedIn.header("Location").replace("http://localhost:" + port, ""));

        assertThat(page.html().select("input[name=username]").val()).isEqualTo("Zoë Müller");
        assertThat(ada.sendTo("/admin/consultants", page, Map.of("password", "a new beginning"))
                        .redirect())
                .isEqualTo("/admin/consultants?saved");
    }

    @Test
    void pagesThatChangeAccountsAskBeforeAnythingIsTyped() {
        clock.putForward(Duration.ofMinutes(11));

        assertThat(ada.get("/admin/consultants").html().select("main form")).isEmpty();
        assertThat(ada.get("/admin/consultants").html().select("a[href=/admin/consultants/new]"))
                .hasSize(1);
        assertThat(ada.get("/admin/account").html().select("#add-passkey")).isEmpty();
        for (String page :
                List.of("/admin/consultants/new", path("/admin/consultants/GRACE"), "/admin/account/passkeys")) {
            assertThat(ada.get(page).header("Location")).as(page).isEqualTo("/login?again");
            assertThat(ada.signIn("ada", "correct horse").header("Location")).endsWith(page);
            assertThat(ada.get(page).html().select("main form")).isNotEmpty();
            clock.putForward(Duration.ofMinutes(11));
        }
    }

    @Test
    void tenMinutesAfterASignInItIsNoLongerFresh(@Autowired Consultants consultants, @Autowired Accounts accounts) {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        SignInRules rules = new SignInRules(
                consultants, accounts, new SignIn(SignIn.Passkeys.OPTIONAL), Clock.fixed(now, ZoneOffset.UTC));
        Instant border = now.minus(SignInRules.MAX_FRESH_AGE);

        assertThat(rules.isFresh(signedInAt(border.plusMillis(1)))).isTrue();
        assertThat(rules.isFresh(signedInAt(border))).isFalse();
    }

    private static Authentication signedInAt(Instant time) {
        return new TestingAuthenticationToken(
                "ada",
                "",
                List.of(FactorGrantedAuthority.withAuthority(SignInRules.SIGNED_IN)
                        .issuedAt(time)
                        .build()));
    }

    @Test
    void nineMinutesAfterASignInItIsFresh() {
        clock.putForward(Duration.ofMinutes(9));

        assertThat(post(ada, path("/admin/consultants/GRACE/disable"), Map.of()).redirect())
                .endsWith("?saved");
    }

    @Test
    void aPasskeyIsNotAddedWithoutAFreshSignIn() {
        Page options = post(ada, "/webauthn/register/options", Map.of());
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.body())
                .as("the device has to check who is there")
                .contains("\"userVerification\":\"required\"", "\"residentKey\":\"required\"");

        clock.putForward(Duration.ofMinutes(11));

        assertThat(post(ada, "/webauthn/register/options", Map.of()).status()).isEqualTo(403);
        assertThat(post(ada, "/webauthn/register", Map.of()).status()).isEqualTo(403);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FreshSignInOnPostgresTest extends FreshSignInTest {}
