package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.editor.PublishedVersions;
import com.cxcheck.submission.QuestionnaireVersions;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page is loaded once and looked at on a phone and on a laptop, in light and in dark: no rule of axe is broken, the Nu
 * HTML checker has nothing to say, all that can be pressed is large and shows the focus, mistakes are said in the same way
 * everywhere, and nothing scrolls sideways. With {@code -Dscreenshots=true} pictures of it are in target/screenshots.
 */
@PagesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
class LooksTest {

    private static final String LONG_WORD =
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde";

    /** All rules: those of every level, of best practice, and those that are still tried out. */
    private static final List<String> EVERY_RULE = List.of(
            "wcag2a",
            "wcag2aa",
            "wcag2aaa",
            "wcag21a",
            "wcag21aa",
            "wcag22a",
            "wcag22aa",
            "best-practice",
            "experimental");

    /** Those of them for which it matters whether it is light or dark. */
    private static final List<String> RULES_OF_COLOUR =
            List.of("color-contrast", "color-contrast-enhanced", "link-in-text-block");

    /** What people set who read better so (WCAG 1.4.12). */
    private static final String TEXT_SPACING = """
            * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            p { margin-block-end: 2em !important }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private QuestionnaireVersions versions;

    private final Map<String, Integer> weights = new HashMap<>();

    @AutoClose
    private final Chromium chromium = new Chromium();

    private BrowserContext context;
    private Page page;
    private SoftAssertions seen;
    private @Nullable Response response;

    @BeforeEach
    void openWindow() {
        seen = new SoftAssertions();
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        // for axe, which is put into the page
                        .setBypassCSP(true)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en"));
        page = Chromium.newPage(context);
        page.onResponse(each -> {
            if (each.request().isNavigationRequest()) {
                response = each;
            }
        });
        page.onRequestFinished(request -> weights.merge(request.url(), request.sizes().responseBodySize, Math::max));
    }

    @AfterEach
    void closeWindow() {
        context.close();
    }

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
    void theConsultantsPages() {
        jdbc.sql("delete from submission").update();
        page.navigate("/admin/style-guide");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        assertThat(page).hasURL("/admin/style-guide");
        look("style-guide");
        page.navigate("/admin");
        look("inbox-empty");
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        for (int i = 0; i < 2; i++) {
            String result = visitor.walk(i == 0 ? "A" : "B", "The type is too small. " + LONG_WORD);
            visitor.keepInTouch(result, Map.of("business", LONG_WORD, "name", "Bäckerei Sonnenschein"));
            visitor.clearCookies();
        }

        page.navigate("/admin");
        page.locator(".row input[type=checkbox]").first().check();
        page.locator("summary", new Page.LocatorOptions().setHasText("Tag …")).click();
        page.locator("#newTag").fill("call back");
        press("Add");
        look("inbox");
        page.locator("summary:has-text('Filter')").click();
        look("inbox-filter");
        page.navigate("/admin?select=all");
        look("inbox-all");
        page.navigate("/admin/views?tag=call%20back");
        look("views");
        page.navigate("/admin?view=all&sort=-score");
        look("inbox-sorted");
        page.navigate("/admin?q=nothing-at-all");
        look("inbox-none");
        page.navigate("/admin");
        page.locator(".row .who").first().click();
        String submission = page.url().replaceFirst("\\?.*", "");
        page.locator("#text").fill("Thank you. More is on https://example.com/" + LONG_WORD);
        press("Send, save, next");
        page.navigate(submission);
        page.locator("input[value=COLLEAGUES]").check();
        page.locator("#text").fill("Note: " + LONG_WORD);
        page.locator("#tags").fill("call back, " + LONG_WORD.substring(0, 40));
        press("Save");
        look("submission");
        page.locator("#tags").fill("tag ".repeat(20));
        press("Save");
        look("submission-error");
        page.navigate("/admin/snippets");
        look("snippets");
        page.navigate("/admin/snippets/new");
        press("Save");
        look("snippet-error");
        page.navigate(submission);
        page.getByText("Change or withdraw").click();
        look("comment");
        page.locator("#comment").fill("");
        press("Save the change");
        look("comment-error");
        page.navigate(submission + "/action-taken");
        look("action-taken");
        page.getByLabel("What was done, in one line").fill("We print it larger now.");
        press("Save");
        page.navigate(submission + "/delete");
        look("submission-delete");
        page.navigate(submission + "/sheet");
        look("sheet");
        page.navigate("/admin/feedback?q=type");
        look("reading");
        press("Mark as acted on");
        look("reading-error");
        page.navigate("/admin/insight");
        page.locator(".answer-counts summary").first().click();
        look("insight");
        page.navigate("/admin/insight?compare-source=newsletter-with-quite-a-long-name-40-letters");
        look("insight-compared");
        page.navigate("/admin/insight?to=2001-01-01");
        look("insight-none");
        page.navigate("/admin/share");
        look("share");
        page.navigate("/admin/share?source=Frühlings-Newsletter für die Kundschaft im Laden!");
        look("share-changed");
        page.navigate("/admin/share?source=!");
        look("share-error");
        page.navigate("/admin/questionnaire");
        look("questionnaire");
        page.navigate("/admin/submissions/delete?all=true");
        look("several-delete");
        page.navigate("/admin/consultants");
        look("consultants");
        press("Create the account");
        look("consultants-error");
        page.getByLabel("Name").fill("grace");
        page.getByLabel("Password").fill("battery staple");
        press("Create the account");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("grace").setExact(true))
                .click();
        look("consultant");
        press("Set the password");
        look("consultant-error");
        page.navigate("/admin/audit");
        look("audit");
        page.setViewportSize(360, 800);
        page.getByText("Menu").click();
        look("menu");
        page.navigate("/admin/account");
        look("account");
        page.navigate("/admin/account/password");
        press("Change the password");
        look("password-error");
        page.navigate("/admin/submissions/999999");
        look("admin-no-such-page");
        seen.assertAll();
    }

    @Test
    void theSettingsAndAResultWithAllOfThem() {
        page.navigate("/admin/settings");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        page.locator("#colour").fill("no colour");
        press("Save");
        look("settings-error");
        Map.of(
                        "name", "Bäckerei Sonnenschein " + LONG_WORD.substring(0, 50),
                        "colour", "#777",
                        "personName", "Johanna Müller-Lüdenscheidt",
                        "personLine",
                                "I have run service desks for twenty years and now help others to need them less.",
                        "bookingUrl", "https://example.org/book",
                        "phone", "+49 30 123456",
                        "email", "hello@example.org",
                        "imprint", LONG_WORD)
                .forEach((field, value) -> page.locator("#" + field).fill(value));
        press("Save");
        look("settings");
        page.navigate("/imprint");
        look("imprint");

        context.clearCookies();
        page.navigate("/questions/1");
        String choices = Looks.LONGEST_RESULT;
        for (int question = 1; question <= choices.length(); question++) {
            answer(question, choices.charAt(question - 1) - 'A');
        }
        page.getByRole(AriaRole.TEXTBOX).fill("It made us talk for an hour.");
        press("Continue");
        press("See my result");
        lookWithAllSettings("result-with-all-settings");
        jdbc.sql("update brand set name = 'Bäckerei Sonnenschein'").update();
        page.navigate(page.url() + "?lang=de");
        lookWithAllSettings("result-with-all-settings-in-German");
        jdbc.sql(
                        "update brand set name = '', colour = '', person_name = '', person_line = '', booking_url = '', phone = '',"
                                + " email = '', imprint = ''")
                .update();
        seen.assertAll();
    }

    @Test
    void thePagesOfAPreview() {
        page.navigate("/admin/questionnaire/draft/preview");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        look("preview-start");
        page.navigate("/admin/questionnaire/draft/preview/questions/1");
        look("preview-question");
        press("Continue");
        look("preview-question-error");
        page.navigate("/admin/questionnaire/draft/preview/questions/11");
        look("preview-feedback");
        page.getByText("Mixed result").click();
        look("preview-result");
        page.navigate(page.url().replace("/result", "/answers"));
        look("preview-check");
        press("See my result");
        assertThat(page).hasURL(Pattern.compile(".*/preview/result\\?answers=.*"));
        seen.assertAll();
    }

    @Test
    void thePagesOfADraft() {
        String draft = "/admin/questionnaire/draft";
        page.navigate(draft);
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        look("draft");
        page.navigate(draft + "/themes/journey");
        page.getByLabel("Name, English").fill("The way " + LONG_WORD);
        page.locator("main button.button").first().click();
        page.navigate(draft + "/themes/journey");
        look("draft-theme-outdated");
        page.navigate(draft + "/questions/q3");
        look("draft-question");
        page.getByLabel("Text, English").first().fill("Which way?");
        page.locator("main button.button").first().click();
        look("draft-question-error");
        for (String each :
                List.of("start", "bands/service-led", "guide/difference", "actions/journey-map", "publish")) {
            page.navigate(draft + "/" + each);
            look("draft-" + each.replace('/', '-'));
        }
        page.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
        look("draft-publish-error");
        page.navigate(draft + "/compare");
        look("draft-compare");
        page.navigate(draft + "/compare?all");
        look("draft-compare-all");
        page.navigate(draft + "/import");
        page.getByText("Read a file", new Page.GetByTextOptions().setExact(true))
                .click();
        look("draft-import-error");
        page.navigate(draft + "/discard");
        look("draft-discard");
        page.getByText("Discard it").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/questionnaire\\?discarded"));
        seen.assertAll();
    }

    @Test
    void thePageOfWhatADraftChanges() {
        page.navigate("/admin/questionnaire/draft/questions/q5");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        page.getByLabel("Weight, 1 to 10").fill("3");
        page.getByLabel("As a statement, English").fill("We turn each bad feeling around " + LONG_WORD);
        page.getByLabel("Better worded: it asks the same").check();
        press("Save");
        page.navigate("/admin/questionnaire/draft/compare");
        look("compare");
        page.navigate("/admin/questionnaire/draft/compare?all");
        look("compare-all");
        PublishedVersions.reset(jdbc, versions);
        seen.assertAll();
    }

    private String cast(String invitation, String choice) {
        Visitor member = Visitor.of(new Visitor.Server("http://localhost:" + port));
        member.send(member.get(invitation), Map.of()).redirect();
        member.answer(1, 10, choice);
        member.feedback("More bread. " + LONG_WORD).redirect();
        member.submit();
        return member.cookie("visitor");
    }

    private void become(String visitor) {
        context.clearCookies();
        context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("visitor", visitor).setUrl("http://localhost:" + port)));
    }

    @Test
    void thePagesOfRounds() {
        Visitor owner = Visitor.of(new Visitor.Server("http://localhost:" + port));
        String result = owner.walk("A", "");
        become(owner.cookie("visitor"));
        page.navigate(result);
        page.getByText("Does your team see it as you do?", new Page.GetByTextOptions().setExact(true))
                .click();
        lookAsAVisitor("round-new");
        page.getByLabel("Who asks").fill("");
        press("Open the round");
        lookAsAVisitor("round-new-error");
        page.getByLabel("Who asks").fill("Bäckerei Sonnenschein " + LONG_WORD.substring(0, 40));
        press("Open the round");
        lookAsAVisitor("round-open");
        String round = page.url();
        String invitation = page.locator("#link").inputValue().replaceFirst("https?://[^/]+", "");
        context.clearCookies();
        page.navigate("/join");
        lookAsAVisitor("join");
        page.navigate("/join/0000-0000");
        lookAsAVisitor("join-unknown");
        page.navigate(invitation);
        lookAsAVisitor("join-invitation");
        press("Start");
        lookAsAVisitor("round-question");
        String member = cast(invitation, "A");
        for (int more = 0; more < 5; more++) {
            cast(invitation, more < 2 ? "A" : "B");
        }
        become(member);
        page.navigate(round + "?again=true");
        lookAsAVisitor("round-waiting");
        become(owner.cookie("visitor"));
        page.navigate(round + "/close");
        lookAsAVisitor("round-close");
        press("Yes, close it");
        page.locator("main summary").evaluateAll("all => all.forEach(each => each.click())");
        lookAsAVisitor("round-sheet");
        become(member);
        page.navigate(round);
        lookAsAVisitor("round-sheet-of-members");
        page.navigate("/kiosk?source=fair");
        lookAsAVisitor("kiosk");
        press("Make it a shared device");
        look("kiosk-start");
        page.navigate("/kiosk/done");
        look("kiosk-done");

        context.clearCookies();
        page.navigate("/admin/rounds");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        press("Open the round");
        look("rounds-error");
        page.getByLabel("Who asks").fill("Green Lane");
        press("Open the round");
        look("workshop-open");
        String workshop = page.url();
        invitation = page.locator("#link").inputValue().replaceFirst("https?://[^/]+", "");
        cast(invitation, "A");
        page.navigate(workshop + "/board");
        look("board-open");
        smallestTextIs32Pixels();
        for (int more = 0; more < 5; more++) {
            cast(invitation, more < 2 ? "A" : "B");
        }
        assertThat(page.locator("#numbers")).containsText("6 done");
        page.navigate(workshop + "/close?then=board");
        look("workshop-close");
        press("Yes, close it");
        look("board-closed");
        smallestTextIs32Pixels();
        page.navigate(workshop);
        look("workshop-closed");
        page.navigate(workshop + "/sheet");
        look("workshop-sheet");
        seen.assertAll();
    }

    private void smallestTextIs32Pixels() {
        page.setViewportSize(1920, 1080);
        seen.assertThat(page.evaluate("""
                        [...document.querySelectorAll('main *')]
                            .filter(each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()) && each.checkVisibility())
                            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 32).map(each => each.outerHTML.slice(0, 100))
                        """)).as("texts below 32 px").isEqualTo(List.of());
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
        page.waitForLoadState();
    }

    /** At most 14 kB of page, style sheet and script, as they are sent. */
    private void lookAsAVisitor(String name) {
        List<String> parts = parts("link[rel=stylesheet], script");
        seen.assertThat(parts).as(name).hasSizeLessThanOrEqualTo(3);
        seen.assertThat(bytes(parts)).as("bytes of %s", name).isBetween(1_000, 14_000);
        look(name);
    }

    /** At most 14 kB of page and style sheet, besides the sheet of the brand's colour and the script. */
    private void lookWithAllSettings(String name) {
        seen.assertThat(bytes(parts("link[rel=stylesheet]:not([href*=brand])")))
                .as("bytes of %s", name)
                .isBetween(1_000, 14_000);
        look(name);
        Looks.assertThatTheResultIsShort(page);
    }

    /** The addresses of the page and of what it loads. */
    @SuppressWarnings("unchecked")
    private List<String> parts(String selector) {
        return (List<String>) page.evaluate("""
                selector => [location.href.replace(/#.*/, ''), ...[...document.querySelectorAll(selector)].map(each => each.href ?? each.src)]
                """, selector);
    }

    private int bytes(List<String> parts) {
        page.waitForCondition(() -> parts.stream().allMatch(weights::containsKey));
        return parts.stream().mapToInt(part -> weights.getOrDefault(part, 0)).sum();
    }

    private void look(String name) {
        seen.assertThat(Looks.mistakes(Objects.requireNonNull(response).body()))
                .as(name)
                .isEmpty();
        seen.assertThat(Looks.mistakesBadlySaid(page)).as(name).isEmpty();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, 800);
                Chromium.photograph(
                        page, name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT));
                String where = name + ", " + width + ", " + colours;
                seen.assertThat(Looks.smallTargets(page)).as(where).isEmpty();
                seen.assertThat(Looks.unseenFocus(page)).as(where).isEmpty();
                if (width == 360) {
                    // as a laptop of 1280 at 400 %
                    page.setViewportSize(320, 256);
                }
                seen.assertThat(
                                colours == ColorScheme.LIGHT
                                        ? Axe.violationsOfTags(page, EVERY_RULE)
                                        : Axe.violationsOfRules(page, RULES_OF_COLOUR))
                        .as(where)
                        .isEmpty();
            }
        }
        fits(name + " at 320");
        page.evaluate("document.documentElement.dir = 'rtl'");
        fits(name + " from right to left");
        page.evaluate("document.documentElement.removeAttribute('dir')");
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        page.setViewportSize(640, 800);
        fits(name + " with text twice as large");
        page.evaluate("document.documentElement.style.fontSize = ''");
        page.setViewportSize(320, 800);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(TEXT_SPACING));
        fits(name + " with wide text");
        page.evaluate("document.head.lastElementChild.remove()");
    }

    private void fits(String as) {
        seen.assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(as)
                .isLessThanOrEqualTo(0);
        seen.assertThat((List<?>) page.evaluate("""
                        [...document.querySelectorAll('main *')]
                            .filter(each => getComputedStyle(each).overflow === 'hidden' && !each.closest('.visually-hidden, svg, .said')
                                && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
                            .map(each => each.outerHTML)
                        """))
                .as(as + " nothing is cut off")
                .isEmpty();
    }
}
