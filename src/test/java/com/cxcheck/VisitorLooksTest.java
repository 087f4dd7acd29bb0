package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import org.junit.jupiter.api.Test;

@Chromium.Test
class VisitorLooksTest extends LookedAtPages {

    @Test
    void aFieldWithoutALabelAndPaleTextAreFound() {
        page.setContent("<html lang=en><title>Page</title><main><h1>Page</h1><input><p style='color: #ccc'>Pale");

        assertThat(Axe.violationsOfTags(page, EVERY_RULE).toString()).contains("label: <input>", "color-contrast: <p");
        assertThat(Axe.violationsOfRules(page, RULES_OF_COLOUR).toString())
                .contains("color-contrast: <p")
                .doesNotContain("<input>");
    }

    @Test
    void theVisitorsPages() {
        for (String path : List.of("", "guide", "scoring", "privacy", "accessibility", "login", "no-such-page")) {
            page.navigate("/" + path);
            lookAsAVisitor(path.isEmpty() ? "start" : path);
        }
        page.navigate("/login");
        page.getByLabel("Name").fill("nobody");
        page.getByLabel("Password").fill("wrong");
        press("Sign in");
        look("login-error");

        page.navigate("/questions/1");
        lookAsAVisitor("question");
        press("Continue");
        lookAsAVisitor("question-error");
        for (int question = 1; question <= 10; question++) {
            if (question == 2) {
                page.getByRole(AriaRole.RADIO).first().check();
                lookAsAVisitor("question-chosen");
            }
            answer(question, question % 2);
        }
        lookAsAVisitor("feedback");
        page.getByRole(AriaRole.TEXTBOX).fill("x".repeat(4001));
        press("Continue");
        lookAsAVisitor("question-error");
        page.getByRole(AriaRole.TEXTBOX).fill("It made us talk. " + LONG_WORD);
        press("Continue");
        lookAsAVisitor("check");
        page.navigate("/");
        lookAsAVisitor("start-again");
        page.navigate("/answers");
        press("See my result");
        lookAsAVisitor("result");
        String result = page.url();
        page.locator("main summary").evaluateAll("all => all.forEach(each => each.click())");
        lookAsAVisitor("result-unfolded");
        page.locator("#email").fill("nobody");
        press("Ask for an answer");
        lookAsAVisitor("result-error");
        page.locator("#email").fill("");
        page.getByLabel("Your business").fill(LONG_WORD);
        press("Ask for an answer");
        lookAsAVisitor("result-kept");
        page.getByText("We will do this").first().click();
        lookAsAVisitor("intention");
        page.locator("#line").fill(LONG_WORD);
        press("We will do this");
        lookAsAVisitor("result-with-an-intention");
        page.getByText("Change").first().click();
        lookAsAVisitor("intention-changed");
        page.navigate("/answers/delete");
        lookAsAVisitor("delete");
        context.clearCookies();
        page.navigate(result);
        lookAsAVisitor("result-of-another");
        page.navigate(result + "/deletion-link");
        lookAsAVisitor("deletion-link");
        press("Send the link");
        lookAsAVisitor("deletion-link-sent");
        page.navigate(result + "/deletion?key=forged");
        lookAsAVisitor("deletion-expired");
        page.navigate(result + "/reminder?key=forged");
        lookAsAVisitor("reminder-unknown");
        page.navigate("/questions/1");
        context.clearCookies();
        page.getByRole(AriaRole.RADIO).first().check();
        press("Continue");
        lookAsAVisitor("question-without-cookies");
        seen.assertAll();
    }

    @Test
    void whereTheReaderHasChosenTheColoursWhatIsChosenAndWhatHasTheFocusIsStillSeen() {
        page.setViewportSize(360, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate("/");
        assertThat(page.locator(".panel .button").first()).hasCSS("forced-color-adjust", "none");
        assertThat(page.locator(".face").first()).hasCSS("forced-color-adjust", "none");
        page.navigate("/questions/1");
        page.keyboard().press("b");

        assertThat(page.locator("#choice-B + label")).hasCSS("border-top-width", "3px");
        assertThat(page.locator("#choice-A + label")).hasCSS("border-top-width", "1px");
        assertThat(page.locator("#choice-B + label")).hasCSS("outline-style", "solid");
        assertThat(page.locator("main .button")).hasCSS("border-top-style", "solid");
        assertThat(page.evaluate("""
                        (({color, backgroundColor}) => color !== backgroundColor)(getComputedStyle(document.querySelector('main .button')))
                        """)).isEqualTo(true);
        // the reader's system may put what it writes with on a ground of its own, which is not the button's
        assertThat(page.evaluate("""
                        getComputedStyle(document.querySelector('main .button')).backgroundColor
                            === getComputedStyle(document.querySelector('#choice-A + label')).backgroundColor
                        """)).isEqualTo(true);
        Chromium.photograph(page, "question-forced");
    }
}
