package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What JavaScript adds to the pages, in a real browser. */
@Chromium.Test
@Tag("slow")
class ScriptTest extends BrowserPages {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whereScriptRunsTheInboxIsWorkedWithTheKeyboard() {
        jdbc.sql("delete from submission").update();
        open(1280, ColorScheme.LIGHT, true);
        for (int visitor = 0; visitor < 2; visitor++) {
            walk();
            press("Continue");
            press("See my result");
            page.waitForURL("**/results/*");
            context.clearCookies();
        }
        signIn();
        // the line about the keys appears with the script
        assertThat(page.locator("#keys")).isVisible();

        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator(".row").nth(1).locator(".who")).isFocused();
        page.keyboard().press("e");
        assertThat(page.locator(".undo")).containsText("1 submission is done.");
        assertThat(page.locator(".row")).hasCount(1);
        assertThat(page.locator(".row .who")).isFocused();
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("z");
        assertThat(page.locator(".row")).hasCount(2);
        assertThat(page.locator("#keys")).isVisible();

        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator(".row :checked")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Submission ");
        page.locator("#tags").fill("jekyll");
        assertThat(page.locator("#tags")).hasValue("jekyll");
    }

    @Test
    void whereScriptRunsAQuestionIsAnsweredWithItsLetterAndEnter() {
        open(360, ColorScheme.LIGHT, true);
        page.navigate("/questions/1");
        assertThat(page.getByText("Keys: A to ")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("/questions/1");
        assertThat(page.locator(".error-summary")).hasCount(0);

        page.keyboard().press("Control+b");
        page.keyboard().press("z");
        assertThat(page.locator("input:checked:not(#letters)")).hasCount(0);
        page.keyboard().press("b");
        assertThat(page.locator("#choice-B")).isChecked();
        page.keyboard().press("Shift+C");
        assertThat(page.locator("#choice-C")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("/questions/2");

        page.goBack();
        assertThat(page.locator("#choice-C")).isChecked();
        // nothing has the focus, and what was chosen before is
        page.keyboard().press("Enter");
        assertThat(page).hasURL("/questions/2");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("/questions/1");
    }

    @Test
    void whoeverTurnsTheLettersOffKeepsThemOffOnTheNextQuestion() {
        open(360, ColorScheme.LIGHT, true);
        page.navigate("/questions/1");
        page.getByLabel("Keys: A to ").uncheck();
        answer(1, 0);

        assertThat(page.getByLabel("Keys: A to ")).not().isChecked();
        page.keyboard().press("b");
        assertThat(page.locator("#choice-B")).not().isChecked();
        page.getByLabel("Keys: A to ").check();
        page.keyboard().press("b");
        assertThat(page.locator("#choice-B")).isChecked();
    }

    @ParameterizedTest
    @EnumSource(ReducedMotion.class)
    void onePageFadesIntoTheNextUnlessMotionIsUnwelcome(ReducedMotion motion) {
        open(360, ColorScheme.LIGHT, true);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(motion));
        page.addInitScript("addEventListener('pagereveal', event => { window.faded = event.viewTransition != null; })");
        page.navigate("/questions/1");
        answer(1, 0);

        assertThat(page).hasURL("/questions/2");
        page.waitForFunction("'faded' in window");
        assertThat(page.evaluate("faded")).isEqualTo(motion == ReducedMotion.NO_PREFERENCE);
    }
}
