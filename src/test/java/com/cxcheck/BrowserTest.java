package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The product in a real browser, with JavaScript off but where it is about a script. */
@Chromium.Test
class BrowserTest extends BrowserPages {

    @Test
    void aVisitorWalksAllPagesChangesAnAnswerAndReadsTheResultAndTheConsultantFindsIt() {
        walk();
        follow("Back");
        assertThat(page).hasURL("/questions/10");
        follow("Back");
        assertThat(page).hasURL("/questions/9");
        assertThat(page.getByRole(AriaRole.RADIO).nth(0)).isChecked();
        answer(9, 1);
        assertThat(page.getByRole(AriaRole.RADIO).nth(0)).isChecked();
        press("Continue");
        assertThat(page).hasURL("/questions/11");
        page.getByRole(AriaRole.TEXTBOX).fill("Found by the consultant: <b>Ünï</b> 😀");
        press("Continue");

        assertThat(page).hasURL("/answers");
        assertThat(page.locator("dl.answer-list > div").nth(8)).containsText("This is 75% true");
        press("See my result");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("You are at your best once a problem has landed.");
        assertThat(page.locator(".panel .score")).containsText("34%");
        String result = page.url();
        page.goBack();
        assertThat(page).hasURL("/");
        page.navigate(result);

        page.getByText("Ask us to get back to you").click();
        page.getByLabel("Your business").fill("Browser & Sons");
        page.getByLabel("Telephone").fill("030 123456");
        page.getByLabel("You may get in touch").check();
        press("Ask for an answer");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You asked us to answer at 030 123456.");

        signIn();
        page.locator("#q").fill("browser &");
        press("Search");
        assertThat(page.locator(".row")).hasCount(1);
        assertThat(page.locator(".row")).containsText("34%");
        page.locator(".row .who").click();
        assertThat(page.locator("blockquote")).hasText("Found by the consultant: <b>Ünï</b> 😀");
        assertThat(page.locator("main")).containsText("Browser & Sons");
        page.getByText("Menu").click();
        follow("Feedback");
        assertThat(page.locator("blockquote").first()).hasText("Found by the consultant: <b>Ünï</b> 😀");
    }

    @Test
    void withTheKeyboardAloneAndWithoutAChoiceTheFocusIsOnTheErrorSummary() {
        page.navigate("/questions/1");
        page.locator("main button").first().press("Enter");

        assertThat(page.locator(".error-summary")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#choice-A")).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#choice-B")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("/questions/2");
    }

    @Test
    void browserBackForwardAndReloadLoseNothing() {
        page.navigate("/questions/1");
        answer(1, 1);
        answer(2, 2);
        assertThat(page).hasURL("/questions/3");

        page.goBack();
        assertThat(page).hasURL("/questions/2");
        assertThat(page.getByRole(AriaRole.RADIO).nth(2)).isChecked();
        page.goBack();
        assertThat(page.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        page.goForward();
        page.goForward();
        assertThat(page).hasURL("/questions/3");
        page.reload();
        assertThat(page).hasURL("/questions/3");
    }

    @Test
    void aFirstVisitToAQuestionIsAtMost14KilobytesInAtMost3RequestsOfThisOrigin() {
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);

        page.navigate("/questions/1");
        List<Request> finished = List.copyOf(requests);

        assertThat(finished)
                .hasSizeBetween(2, 3)
                .allSatisfy(request -> assertThat(request.url()).startsWith("http://localhost:" + port + "/"));
        int bytes = finished.stream()
                .map(Request::sizes)
                .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
        assertThat(bytes).isLessThanOrEqualTo(14_000);
    }

    @Test
    void onPaperNothingIsThereToClickAndTheLinkIsWrittenOut() {
        walk();
        press("Continue");
        press("See my result");
        page.waitForURL("**/results/*");
        assertThat(page.locator(".qr")).isHidden();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(":is(form, button, .disclosure):visible")).hasCount(0);
        assertThat(page.locator(".answers h3:visible")).hasCount(10);
        assertThat(page.locator(".qr")).isVisible();
        assertThat(page.locator(".print-only p")).containsText("/results/");
    }

    /** Of the result whose texts are the longest, with all that a respondent is offered. */
    @Test
    void theResultIsShortBeforeAnythingIsUnfolded() {
        page.navigate("/");
        follow("Start the check");
        String choices = Looks.LONGEST_RESULT;
        for (int question = 1; question <= choices.length(); question++) {
            answer(question, choices.charAt(question - 1) - 'A');
        }
        page.getByRole(AriaRole.TEXTBOX).fill("It made us talk for an hour.");
        press("Continue");
        press("See my result");
        page.waitForURL("**/results/*");

        Looks.assertThatTheResultIsShort(page);
    }
}
