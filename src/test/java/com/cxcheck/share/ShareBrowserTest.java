package com.cxcheck.share;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sharing the link in a real browser. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
@Tag("slow")
class ShareBrowserTest {

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;
    private int clicks;

    @BeforeEach
    void openWindow() {
        open(false);
    }

    @AfterEach
    void closeWindow() {
        context.close();
    }

    private void open(boolean script) {
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))
                        .setLocale("en")
                        .setViewportSize(1280, 800));
        page = Chromium.newPage(context);
    }

    private void signIn(boolean script) {
        closeWindow();
        open(script);
        page.navigate("/login");
        page.locator("#username").fill("ada");
        page.locator("#password").fill("correct horse");
        page.locator("main button[type=submit]").first().click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        clicks = 0;
    }

    private void click(Locator locator) {
        locator.click();
        clicks++;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLinkAndTheCodeOfANewSourceAreTwoClicksAway(boolean script) {
        signIn(script);

        click(page.locator("nav").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Share")));
        page.getByLabel("Source: where will you publish it?").fill("spring-fair");
        click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show link and QR code")));

        assertThat(page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile(".*/\\?source=spring-fair"));
        assertThat(page.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code of the link for “spring-fair”")))
                .isVisible();
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void whatIsCopiedIsWhatIsInTheField() {
        signIn(true);
        page.navigate("/admin/share?source=spring-fair");

        for (String id : List.of("link", "subject", "mail", "embed")) {
            Locator button = page.locator("[data-copy=" + id + "]");
            button.click();

            assertThat(button.locator("xpath=following-sibling::*[@role='status']"))
                    .hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.locator("#" + id).inputValue());
        }
    }
}
