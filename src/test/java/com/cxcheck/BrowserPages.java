package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** A window of a real browser, without JavaScript unless it is opened with it, and what its visitor does. */
abstract class BrowserPages extends BrowserWindow {

    @Override
    protected Browser.NewContextOptions atFirst() {
        return window(360, ColorScheme.LIGHT, false);
    }

    final void open(int width, ColorScheme colours, boolean script) {
        open(window(width, colours, script));
    }

    private static Browser.NewContextOptions window(int width, ColorScheme colours, boolean script) {
        return new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                .setColorScheme(colours)
                .setViewportSize(width, 800);
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
