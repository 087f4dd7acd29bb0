package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product in a real browser, with JavaScript off but where it is about a script. */
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
class BrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @AutoClose
    private final Chromium chromium = new Chromium();

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void openWindow() {
        open(360, ColorScheme.LIGHT, false);
    }

    private void open(int width, ColorScheme colours, boolean script) {
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

    private void answer(int question, int choice) {
        assertThat(page).hasURL("/questions/" + question);
        page.getByRole(AriaRole.RADIO).nth(choice).check();
        press("Continue");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private void walk() {
        page.navigate("/");
        follow("Start the check");
        for (int question = 1; question <= 10; question++) {
            answer(question, 0);
        }
    }

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

    private void signIn() {
        page.navigate("/admin");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Submissions");
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
