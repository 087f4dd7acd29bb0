package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A window of a real browser, without JavaScript unless it is opened with it, and what its visitor does. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            // nobody is there, but the result offers a copy
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
abstract class BrowserPages {

    @LocalServerPort
    int port;

    @AutoClose
    final Chromium chromium = new Chromium();

    BrowserContext context;
    Page page;

    @BeforeEach
    void openWindow() {
        open(360, ColorScheme.LIGHT, false);
    }

    final void open(int width, ColorScheme colours, boolean script) {
        closeWindow();
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script)
                        .setColorScheme(colours)
                        .setLocale("en")
                        .setViewportSize(width, 800));
        page = Chromium.newPage(context);
    }

    @AfterEach
    void closeWindow() {
        if (context != null) {
            context.close();
        }
    }

    void answer(int question, int choice) {
        assertThat(page).hasURL("/questions/" + question);
        page.getByRole(AriaRole.RADIO).nth(choice).check();
        press("Continue");
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    void walk() {
        page.navigate("/");
        follow("Start the check");
        for (int question = 1; question <= 10; question++) {
            answer(question, 0);
        }
    }

    void signIn() {
        page.navigate("/admin");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Submissions");
    }
}
