package com.cxcheck.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cxcheck.BrowserWindow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;

/** A window of a browser at the questions. */
abstract class QuestionWindow extends BrowserWindow {

    @Override
    protected Browser.NewContextOptions atFirst() {
        return window(false, 800);
    }

    @BeforeEach
    void failSoon() {
        page.setDefaultTimeout(15_000);
    }

    final void open(boolean script, int height) {
        open(window(script, height));
        failSoon();
    }

    private static Browser.NewContextOptions window(boolean script, int height) {
        return new Browser.NewContextOptions().setJavaScriptEnabled(script).setViewportSize(360, height);
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
