package com.cxcheck.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cxcheck.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where the settings make passkeys mandatory. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            "cxcheck.sign-in.passkeys=required"
        })
@Chromium.Test
@Tag("slow")
class PasskeyRequiredTest {

    private static final int PORT = PasskeyTest.freePort();

    @DynamicPropertySource
    static void knownPort(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void signInWithPassword(Page page) {
        page.navigate("/login");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press(page, "Sign in");
    }

    @Test
    void aPasswordOnlyLeadsToAddingAPasskeyAndThenIsNotEnoughAnyMore() {
        try (BrowserContext context =
                Chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + PORT))) {
            Page page = context.newPage();
            CDPSession devices = context.newCDPSession(page);
            devices.send("WebAuthn.enable");
            devices.send("WebAuthn.addVirtualAuthenticator", PasskeyTest.device());

            signInWithPassword(page);
            assertThat(page).hasURL("/admin/account/passkeys");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Add a passkey");
            for (String elsewhere : new String[] {"/admin", "/admin/account", "/admin/consultants/new"}) {
                page.navigate(elsewhere);
                assertThat(page).hasURL("/admin/account/passkeys");
            }
            page.getByLabel("A name for it").fill("My laptop");
            press(page, "Add a passkey");

            assertThat(page).hasURL("/login?passkey");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("sign in with your passkey");
            press(page, "Sign in with a passkey");
            assertThat(page).hasURL("/admin/account?saved");
            page.navigate("/admin");
            assertThat(page).hasURL("/admin");

            Chromium.signOut(page);
            signInWithPassword(page);
            assertThat(page).hasURL("/login?passkey");
            page.navigate("/admin/account");
            assertThat(page).hasURL("/login?passkey");
        }
    }
}
