package com.cxcheck.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of a question's page in older browsers and on a second click. */
@Chromium.Test
@Tag("slow")
class QuestionScriptTest extends QuestionWindow {

    @ParameterizedTest
    @CsvSource({
        "b, KeyB, B",
        "и, KeyB, B",
        "β, KeyB, B",
        "x, KeyB, B",
        "b, KeyN, B",
        "2, Digit2, B",
        "é, Digit2, B",
        "3, Numpad3, C",
        "Process, KeyA, A",
        "4, Digit4, ''",
        "End, Numpad1, ''",
        "z, KeyZ, ''"
    })
    void aKeyChoosesByItsLetterItsNumberOrItsPlaceInWhateverAlphabet(String key, String code, String chosen) {
        open(true, 800);
        page.navigate("/questions/1");

        page.evaluate(
                "event => document.body.dispatchEvent(new KeyboardEvent('keydown', {...event, bubbles: true}))",
                Map.of("key", key, "code", code));

        assertThat(page.locator(".choice input:checked").evaluateAll("all => all.map(each => each.value).join()"))
                .isEqualTo(chosen);
    }

    @Test
    void theHintNamesTheLastLetterAlsoWhereTheLastAnswerIsThatTheQuestionDoesNotApply() {
        open(true, 800);
        answer(1, 5);
        page.navigate("/questions/6");

        assertThat(page.locator("#keys label")).containsText("A to E");
    }

    @Test
    void aSecondClickOnContinueIsNoErrorOfThePage() {
        open(true, 800);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.navigate("/questions/1");
        for (int question = 1; question <= 5; question++) {
            page.locator("#choice-A").check();
            button("Continue").dblclick();
            page.waitForURL("**/questions/" + (question + 1));
        }

        assertThat(errors).isEmpty();
    }

    @Test
    void aTransitionThatIsSkippedIsNoErrorOfThePage() {
        open(true, 800);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.addInitScript("addEventListener('pagereveal', event => { window.skipped = event.viewTransition != null;"
                + " event.viewTransition?.skipTransition(); })");
        page.navigate("/questions/1");
        page.locator("#choice-A").check();
        button("Continue").click();
        assertThat(page).hasURL("/questions/2");

        page.waitForFunction("window.skipped");
        assertThat(errors).isEmpty();
    }

    @Test
    void noPageThatAWalkLeadsToReportsAnErrorOfATransition() {
        open(true, 800);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.navigate("/");
        page.getByText("Start the check").first().click();
        answer(1, 10);
        button("Continue").click();
        button("See my result").first().click();
        page.waitForURL("**/results/*");
        page.getByText("Take the check again").click();
        assertThat(page).hasURL("/questions/1?attempt=2");
        page.getByText("Guide").click();

        assertThat(page).hasURL("/guide");
        page.waitForFunction("document.readyState === 'complete'");
        assertThat(errors).isEmpty();
    }

    @Test
    void anOlderBrowserWithoutTransitionsRunsTheScriptToItsEnd() {
        open(true, 800);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.addInitScript("delete Document.prototype.adoptedStyleSheets; delete window.CSSStyleSheet;");
        page.navigate("/questions/1");

        page.keyboard().press("b");

        assertThat(page.locator("#choice-B")).isChecked();
        assertThat(errors).isEmpty();
    }
}
