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

/** A passkey holds for the host, and its script asks below the path. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "server.servlet.context-path=/check",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse"
        })
@Chromium.Test
@Tag("slow")
class PasskeyBelowAPathTest {

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

    @Test
    void aPasskeyIsAddedAndSignsInToThePageThatWasAskedFor() {
        try (BrowserContext context =
                Chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + PORT))) {
            Page page = Chromium.newPage(context);
            CDPSession devices = context.newCDPSession(page);
            devices.send("WebAuthn.enable");
            devices.send("WebAuthn.addVirtualAuthenticator", PasskeyTest.device());
            page.navigate("/check/admin/account");
            page.getByLabel("Name").fill("ada");
            page.getByLabel("Password").fill("correct horse");
            press(page, "Sign in");
            assertThat(page).hasURL("/check/admin/account");

            page.getByLabel("A name for it").fill("My laptop");
            press(page, "Add a passkey");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
            Chromium.signOut(page);
            assertThat(page).hasURL("/check/login?signed-out");
            page.navigate("/check/admin/feedback?page=1");
            press(page, "Sign in with a passkey");

            assertThat(page).hasURL("/check/admin/feedback?page=1");
        }
    }
}
