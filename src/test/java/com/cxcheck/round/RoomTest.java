package com.cxcheck.round;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In a browser: the screen of a workshop’s room, the printed sheet, and a device that many people use. */
@ServerTest
@Chromium.Test
@Tag("slow")
class RoomTest {

    /** Together every answer of most questions, so that the pages are as long as they get. */
    private static final List<String> ANSWERS = List.of("A", "A", "A", "B", "B", "B", "B", "A", "B", "B", "A", "B");

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void theBoardFitsAScreenOf1920By1080WithoutSmallTextAndTheSheetOneOrTwoPagesOfA4(String language) {
        String address = "http://localhost:" + port;
        Visitor consultant = Visitor.of(new Visitor.Server(address));
        consultant.signIn("ada", "correct horse");
        String round = consultant
                .sendTo("/admin/rounds", consultant.get("/admin/rounds"), Map.of("name", "Bäckerei Sonnenschein"))
                .redirect();
        String invitation = consultant.get(round).html().select("#link").val().replaceFirst("https?://[^/]+", "");
        Voters voters = new Voters(() -> Visitor.of(new Visitor.Server(address)));
        ANSWERS.forEach(choice -> voters.cast(invitation, choice));
        try (BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(1920, 1080)
                        .setLocale(language)
                        .setJavaScriptEnabled(false))) {
            context.addCookies(List.of(new Cookie("consultant", consultant.cookie("consultant")).setUrl(address)));
            Page page = Chromium.newPage(context);
            page.navigate(round + "/board");
            fitsTheScreen(page, "board-open-" + language);
            consultant
                    .sendTo(round + "/close", consultant.get(round + "/close"), Map.of())
                    .redirect();
            for (int question = 1; question <= 10; question++) {
                page.navigate(round + "/board?page=" + question);
                fitsTheScreen(page, "board-" + question + "-" + language);
            }
            page.navigate(round + "/sheet");
            byte[] pdf = page.pdf(new Page.PdfOptions()
                    .setFormat("A4")
                    .setPath(SCREENSHOTS.resolve("round-sheet-" + language + "-A4.pdf")));
            assertThat(PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results())
                    .as("pages of A4")
                    .hasSizeBetween(1, 2);
        }
    }

    private Page open(BrowserContext context) {
        Page opened = Chromium.newPage(context);
        opened.clock().install();
        return opened;
    }

    private BrowserContext context() {
        return Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale("en"));
    }

    @Test
    void aBoardWithoutAConnectionSaysSinceWhenAndGoesOnWithTheNumberAfterwards() {
        Visitor consultant = Visitor.of(new Visitor.Server("http://localhost:" + port));
        consultant.signIn("ada", "correct horse");
        String round = consultant
                .sendTo("/admin/rounds", consultant.get("/admin/rounds"), Map.of("name", "Lost"))
                .redirect();
        String invitation = consultant.get(round).html().select("#link").val().replaceFirst("https?://[^/]+", "");
        Voters voters = new Voters(() -> Visitor.of(new Visitor.Server("http://localhost:" + port)));
        try (BrowserContext context = context()) {
            context.addCookies(List.of(
                    new Cookie("consultant", consultant.cookie("consultant")).setUrl("http://localhost:" + port)));
            Page page = open(context);
            page.navigate(round + "/board");
            assertThat(page.locator("#numbers")).hasText("0 done · 0 under way");

            context.setOffline(true);
            page.clock().runFor(3_000);
            assertThat(page.locator("#lost"))
                    .hasText(
                            Pattern.compile("No connection since \\d\\d:\\d\\d.*\\. Answers are still being taken\\."));

            voters.cast(invitation, "A");
            context.setOffline(false);
            page.clock().runFor(3_000);
            assertThat(page.locator("#numbers")).hasText("1 done · 0 under way");
            assertThat(page.locator("#lost")).isHidden();
        }
    }

    @Test
    void aSharedDeviceAsksAfterTwoMinutesAnyKeyStaysAndTwentySecondsLaterItIsAtTheStart() {
        try (BrowserContext context = context()) {
            Page page = open(context);
            page.navigate("/kiosk?source=fair");
            page.locator("main form").first().locator("button").click();
            page.navigate("/questions/1");
            page.locator("[type=radio]").first().check();
            page.locator("main form button[type=submit]").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/questions/2"));

            page.clock().runFor(119_000);
            assertThat(page.locator("#still-there")).isHidden();
            page.clock().runFor(2_000);
            assertThat(page.locator("#still-there")).isVisible();
            page.keyboard().press("Shift");
            assertThat(page.locator("#still-there")).isHidden();
            page.clock().runFor(119_000);
            assertThat(page.locator("#still-there")).isHidden();

            page.clock().runFor(22_000);
            assertThat(page).hasURL(Pattern.compile(".*/\\?source=fair"));
            page.navigate("/questions/1");
            assertThat(page.locator("[type=radio]:checked")).hasCount(0);
        }
    }

    private void fitsTheScreen(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-1920.png")));
        assertThat((int) page.evaluate("document.documentElement.scrollHeight - innerHeight"))
                .as("%s is too high by", name)
                .isLessThanOrEqualTo(0);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s is too wide by", name)
                .isLessThanOrEqualTo(0);
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('main *')]
                            .filter(each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim()) && each.checkVisibility())
                            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 32).map(each => each.outerHTML.slice(0, 100))
                        """)).as("texts of %s below 32 px", name).isEqualTo(List.of());
    }
}
