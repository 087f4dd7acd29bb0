package com.cxcheck.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the questions in a real browser. */
@Chromium.Test
class QuestionBrowserTest extends QuestionWindow {

    @Test
    void whoLeavesTheResultWithBackIsOnTheStartPage() {
        open(false, 800);
        page.navigate("/");
        answer(1, 10);
        button("Continue").click();
        button("See my result").first().click();
        page.waitForURL("**/results/*");

        page.goBack();

        assertThat(page).hasURL("/");
    }

    @Test
    void whatIsPickedOrTypedOutlivesAReloadUntilItIsSent() {
        open(true, 800);
        page.navigate("/questions/1");
        page.locator("#choice-B").check();
        page.reload();
        assertThat(page.locator("#choice-B")).isChecked();
        button("Continue").click();
        assertThat(page).hasURL("/questions/2");
        answer(2, 10);

        page.locator("#feedback").fill("Half a sentence");
        page.reload();
        assertThat(page.locator("#feedback")).hasValue("Half a sentence");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back"))
                .click();
        assertThat(page).hasURL("/questions/10");
        page.navigate("/questions/11");
        assertThat(page.locator("#feedback")).hasValue("Half a sentence");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deutsch"))
                .click();
        assertThat(page.getByText("Frage 11 von 11")).isVisible();
        assertThat(page.locator("#feedback")).hasValue("Half a sentence");
        button("Weiter").click();
        assertThat(page).hasURL("/answers");
        assertThat((Integer) page.evaluate("sessionStorage.length")).isZero();
    }

    @Test
    void deletingTheAnswersDeletesWhatWasNotSentToo() {
        open(true, 800);
        page.navigate("/questions/1");
        page.locator("#choice-B").check();
        page.navigate("/answers/delete");
        button("Yes, delete them").click();
        assertThat(page).hasURL("/?deleted");

        page.navigate("/questions/1");

        assertThat(page.locator("input:checked:not(#letters)")).hasCount(0);
    }

    @Test
    void marksThatAreStackedOnALetterDrawOverNothingElse() {
        List<byte[]> plain = besideFeedback("news");

        List<byte[]> stacked = besideFeedback("n" + "\u0301".repeat(180) + "ews" + "\u0323".repeat(180));

        assertThat(stacked.get(0)).as("on the check page").isEqualTo(plain.get(0));
        assertThat(stacked.get(1)).as("on the result").isEqualTo(plain.get(1));
        assertThat(stacked.get(2)).as("on the consultant's page").isEqualTo(plain.get(2));
    }

    /** Pictures of what is above the feedback on each page that shows it. */
    private List<byte[]> besideFeedback(String feedback) {
        open(false, 800);
        answer(1, 10);
        page.locator("#feedback").fill(feedback);
        button("Continue").click();
        List<byte[]> pictures = new ArrayList<>();
        pictures.add(above(page.locator("dd.verbatim")));
        button("See my result").first().click();
        page.waitForURL("**/results/*");
        page.locator("details:has(blockquote.verbatim) > summary").click();
        pictures.add(above(page.locator("blockquote.verbatim")));
        page.navigate("/admin");
        page.locator("#username").fill("ada");
        page.locator("#password").fill("correct horse");
        button("Sign in").click();
        page.locator(".row .who").first().click();
        pictures.add(above(page.locator("blockquote.verbatim").first()));
        return pictures;
    }

    private byte[] above(Locator element) {
        element.scrollIntoViewIfNeeded();
        BoundingBox box = element.boundingBox();
        return page.screenshot(new Page.ScreenshotOptions().setClip(box.x, box.y - 44, box.width, 40));
    }

    @ParameterizedTest
    @ValueSource(ints = {800, 560, 420, 300})
    void continueIsInViewUnlessTheWindowIsLowAndNeverOnWhatHasTheFocus(int height) {
        open(false, height);
        page.navigate("/questions/1");
        boolean inView =
                (boolean) button("Continue").evaluate("button => button.getBoundingClientRect().bottom <= innerHeight");
        assertThat(inView).isEqualTo(height > 416);

        for (int times = 0; times < 25; times++) {
            page.keyboard().press("Tab");
            assertThat((boolean) page.evaluate("""
                    () => {
                      const focused = document.activeElement;
                      const bar = document.querySelector(".action-bar");
                      const shown = focused.type === "radio" ? focused.labels[0] : focused;
                      const top = bar.getBoundingClientRect().top;
                      return getComputedStyle(bar).position !== "sticky" || bar.contains(focused) || focused === document.body
                          || bar.compareDocumentPosition(focused) === Node.DOCUMENT_POSITION_FOLLOWING
                          || shown.getBoundingClientRect().bottom <= top;
                    }""")).as("after Tab " + times).isTrue();
        }
    }
}
