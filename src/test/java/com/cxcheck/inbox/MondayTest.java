package com.cxcheck.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant's Monday morning with 40 new submissions, by keyboard alone. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
class MondayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> results = new ArrayList<>();
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    void stopBrowser() {
        chromium.close();
    }

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    @BeforeEach
    void fortyCameInOverTheWeekendAndThreeShouldHaveBeenAnswered() {
        jdbc.sql("delete from submission").update();
        results.clear();
        for (int i = 1; i <= 40; i++) {
            Visitor visitor = visitor();
            String result = visitor.walk(i % 2 == 0 ? "A" : "B", "This is what number " + i + " has to say.");
            visitor.keepInTouch(result, Map.of("business", "Business " + i)).redirect();
            results.add(result);
        }
        for (int i = 0; i < 3; i++) {
            jdbc.sql("""
                            update follow_up set reply_by = cast('2026-01-0' || ? as date)
                            where submission_id = (select id from submission where reference = ?)
                            """).params(i + 1, results.get(i).replaceAll(".*/", "")).update();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOverdueAreFoundReadAnsweredTaggedAndDoneWithoutAMouse(boolean script) {
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script))) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");
            type(page, "#username", "ada");
            type(page, "#password", "correct horse");
            page.keyboard().press("Enter");
            assertThat(page.locator("#overdue")).hasText("3 are overdue");

            page.waitForLoadState();
            if (script) {
                page.keyboard().press("j");
            } else {
                tabTo(page, "section[aria-labelledby=overdue] tbody a");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator("section[aria-labelledby=feedback] blockquote"))
                    .hasText("This is what number 1 has to say.");

            type(page, "#comment", "Thank you. Let us talk.");
            press(page, "button:has-text('Show it to the visitor')");
            assertThat(page.locator(".comment")).containsText("Thank you. Let us talk.");

            tabTo(page, "#state");
            page.keyboard().type("Done");
            type(page, "#tags", "call back");
            press(page, "button:has-text('Save the follow-up')");
            assertThat(page.locator("#state option:checked")).hasText("Done");

            press(page, "a.back-link");
            assertThat(page.locator("#overdue")).hasText("2 are overdue");
            page.waitForLoadState();
            if (script) {
                page.keyboard().press("j");
                page.keyboard().press("e");
            } else {
                tabTo(page, "section[aria-labelledby=overdue] tbody input");
                page.keyboard().press("Space");
                press(page, "#done");
            }
            assertThat(page.locator("#overdue")).hasText("One is overdue");

            press(page, "#tag");
            page.keyboard().type("call back");
            press(page, "form.filter button");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("Business 1");
        }
        assertThat(visitor().get(results.get(0)).text()).contains("Thank you. Let us talk.");
        assertThat(visitor().get(results.get(1)).text()).doesNotContain("Let us talk.");
    }

    @Test
    void onALaptopTheFilterStaysInSightAndCoversNothingThatHasTheFocus() {
        try (BrowserContext context = signedIn(1280, 680)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");

            for (String key : List.of("Tab", "Shift+Tab")) {
                for (int i = 0; i < 120; i++) {
                    page.keyboard().press(key);
                    assertThat(page.evaluate("""
                            (() => {
                                const form = document.querySelector('form.filter');
                                const focused = document.activeElement.getBoundingClientRect();
                                const top = form.contains(document.activeElement) ? 0 : form.getBoundingClientRect().bottom;
                                const above = form.getBoundingClientRect().top > 0 && focused.bottom <= form.getBoundingClientRect().top;
                                return document.activeElement === document.body || above || (focused.top >= top - 1 && focused.bottom <= innerHeight + 1)
                                    ? '' : `${document.activeElement.outerHTML} at ${focused.top} to ${focused.bottom} of ${top} to ${innerHeight}, ${scrollY}`;
                            })()
                            """)).as(key).isEqualTo("");
                }
            }
            page.locator("#list tbody tr").last().scrollIntoViewIfNeeded();
            assertThat(page.evaluate("scrollY > 500")).isEqualTo(true);
            assertThat(page.locator("form.filter button")).isInViewport();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 800", "320, 256", "1280, 500"})
    void whereThereIsNoRoomTheFilterScrollsAwayAndTheListCanStillBeSorted(int width, int height) {
        try (BrowserContext context = signedIn(width, height)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");

            page.locator("#list thead a:has-text('Business')").click();

            assertThat(page).hasURL(Pattern.compile(".*[?]sort=business#list"));
            assertThat(page.locator("#list thead [aria-sort] a")).hasText("Business");
            assertThat(page.locator("#list thead [aria-sort] a")).isInViewport();
            assertThat(page.locator("form.filter")).not().isInViewport();
            assertThat(page.locator("#list tbody tr").first()).containsText("Business 1");
        }
    }

    private BrowserContext signedIn(int width, int height) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(width, height));
        Page page = Chromium.newPage(context);
        page.navigate("/login");
        page.fill("#username", "ada");
        page.fill("#password", "correct horse");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin");
        page.close();
        return context;
    }

    private static void type(Page page, String field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    private static void press(Page page, String control) {
        tabTo(page, control);
        page.keyboard().press("Enter");
    }

    /** Goes there as one does without a mouse: control by control. */
    private static void tabTo(Page page, String selector) {
        Locator wanted = page.locator(selector).first();
        for (int i = 0; i < 150; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way to " + selector + " by keyboard");
    }
}
