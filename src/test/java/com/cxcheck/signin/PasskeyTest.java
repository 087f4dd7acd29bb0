package com.cxcheck.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a real browser that has a passkey's device of software. */
@Chromium.Test
class PasskeyTest extends PasskeyPages {

    private String sessionCookie() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("consultant"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    void aPasskeySignsInWithoutNameAndPasswordAndLeadsToWhereOneWantedToGo() {
        addPasskey();
        signOut();

        page.navigate("/admin/feedback?page=1");
        assertThat(page).hasURL("/login");
        press("Sign in with a passkey");

        assertThat(page).hasURL("/admin/feedback?page=1");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Feedback");
        assertThat(jdbc.sql("select action || ' ' || actor || ' ' || subject from audit_event order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SIGNED_IN ada password", "PASSKEY_ADDED ada My laptop", "SIGNED_IN ada passkey");
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        addPasskey();
        String before = sessionCookie();
        page.navigate("/login");

        press("Sign in with a passkey");
        assertThat(page).hasURL("/admin");

        assertThat(sessionCookie()).isNotEqualTo(before);
    }

    @Test
    void aRemovedPasskeySignsNobodyIn() {
        addPasskey();
        press("Remove the passkey My laptop");
        assertThat(page.locator("main")).not().containsText("My laptop");
        signOut();

        page.navigate("/login");
        press("Sign in with a passkey");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work.");
        assertThat(page).hasURL("/login");
        page.navigate("/admin");
        assertThat(page).hasURL("/login");
    }

    @Test
    void whoIsDisabledIsNotLetInByAPasskeyEither() {
        addPasskey();
        signOut();
        jdbc.sql("update consultant set enabled = false").update();
        try {
            page.navigate("/login");
            press("Sign in with a passkey");

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work.");
        } finally {
            jdbc.sql("update consultant set enabled = true").update();
        }
    }

    @Test
    void aPasswordThatAColleagueSetsRemovesThePasskeys() {
        addPasskey();
        signOut();
        addGrace();
        signIn("grace", "correct horse");
        page.navigate("/admin/consultants");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ada").setExact(true))
                .click();
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a new beginning");
        press("Set the password");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(countPasskeys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onesOwnNewPasswordRemovesThePasskeysUnlessOneKeepsThem(boolean keep) {
        addPasskey();
        page.getByText("Change the password").click();
        assertThat(page.locator("main")).containsText("Your passkeys are removed as well");
        page.getByLabel("Current password").fill("correct horse");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a new beginning");
        page.getByLabel("Keep my passkeys").setChecked(keep);
        press("Change the password");

        assertThat(page).hasURL("/login?changed");
        assertThat(countPasskeys()).isEqualTo(keep ? 1 : 0);
    }

    @Test
    void whoseSignInIsNoLongerFreshSignsInAgainAndKeepsTheNameThatTheyTyped() {
        page.getByLabel("A name for it").fill("My laptop");
        clock.putForward(Duration.ofMinutes(11));
        press("Add a passkey");
        assertThat(page).hasURL("/login?again");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");

        assertThat(page.getByLabel("A name for it")).hasValue("My laptop");
        press("Add a passkey");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(countPasskeys()).isEqualTo(1);
    }
}
