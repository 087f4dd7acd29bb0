package com.cxcheck.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A window of a browser at the questions. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
abstract class QuestionWindow {

    @LocalServerPort
    int port;

    @AutoClose
    final Chromium chromium = new Chromium();

    BrowserContext context;
    Page page;

    @BeforeEach
    void openWindow() {
        open(false, 800);
    }

    final void open(boolean script, int height) {
        closeWindow();
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script)
                        .setLocale("en")
                        .setViewportSize(360, height));
        page = Chromium.newPage(context);
        page.setDefaultTimeout(15_000);
    }

    @AfterEach
    void closeWindow() {
        if (context != null) {
            context.close();
        }
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void answer(int from, int to) {
        for (int question = from; question <= to; question++) {
            page.navigate("/questions/" + question);
            page.locator("#choice-A").check();
            button("Continue").click();
            assertThat(page).not().hasURL("/questions/" + question);
        }
    }
}
