package com.cxcheck.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Axe;
import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant's Monday morning with 40 new submissions, of which three are overdue. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
@Tag("slow")
class MondayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> results = new ArrayList<>();

    private Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    @BeforeAll
    void fortyCameInOverTheWeekend() {
        noneIsLeft();
        for (int i = 1; i <= 40; i++) {
            Visitor visitor = visitor();
            String result = visitor.walk(i % 2 == 0 ? "A" : "B", "This is what number " + i + " has to say.");
            visitor.keepInTouch(result, Map.of("business", "Business " + i)).redirect();
            results.add(result);
        }
    }

    @AfterAll
    void noneIsLeft() {
        jdbc.sql("delete from submission").update();
    }

    @BeforeEach
    void allAreNewAndThreeShouldHaveBeenAnswered() {
        jdbc.sql("delete from follow_up_tag").update();
        jdbc.sql("delete from note").update();
        jdbc.sql("update follow_up set state = 'NEW', assignee = null, reply_by = date '2099-01-01'")
                .update();
        for (int i = 0; i < 3; i++) {
            jdbc.sql("""
                            update follow_up set reply_by = cast('2026-01-0' || ? as date)
                            where submission_id = (select id from submission where reference = ?)
                            """).params(i + 1, results.get(i).replaceAll(".*/", "")).update();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsOverdueIsReadDoneUndoneAndTaggedWithoutAMouse(boolean script) {
        try (BrowserContext context = signedIn(1280, 800, script)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");
            assertThat(page.locator("#group-OVERDUE")).hasText("Overdue, 3");

            if (script) {
                page.keyboard().press("j");
            } else {
                tabTo(page, ".row .who");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("This is what number 1 has to say.");
            page.goBack();

            if (script) {
                page.keyboard().press("j");
                page.keyboard().press("e");
            } else {
                tabTo(page, ".row input");
                page.keyboard().press("Space");
                press(page, "#done");
            }
            assertThat(page.locator("#group-OVERDUE")).hasText("Overdue, 2");
            assertThat(page.locator(".row .who").first()).isFocused();

            if (script) {
                page.keyboard().press("z");
            } else {
                press(page, "#undo");
            }
            assertThat(page.locator("#group-OVERDUE")).hasText("Overdue, 3");

            tabTo(page, ".row input");
            page.keyboard().press("Space");
            press(page, "#tag-menu summary");
            type(page, "#newTag", "call back");
            page.keyboard().press("Enter");
            assertThat(page.locator(".undo")).containsText("Tagged 1 submission: call back.");
            assertThat(page.locator(".row .tag")).hasText("call back");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNewIsSeenWithoutAClickAndTakenWithTwo(boolean script) {
        try (BrowserContext context = signedIn(1280, 800, script)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");
            assertThat(page.locator(".views [aria-current]")).hasText("To do 40");
            assertThat(page.locator(".row q").nth(3)).containsText("This is what number 40 has to say.");

            page.locator("#select-all").click();
            page.locator("#mine").click();

            assertThat(page.locator(".undo")).containsText("40 submissions are assigned to you.");
            assertThat(page.locator(".views a:has-text('Mine')")).hasText("Mine 40");
        }
    }

    @Test
    void eightRowsAreSeenOnALaptopAndTheActionsStayInView() {
        try (BrowserContext context = signedIn(1280, 800, true)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");

            assertThat(
                            (Integer)
                                    page.evaluate(
                                            "[...document.querySelectorAll('.row')].filter(row => row.getBoundingClientRect().bottom <= 800).length"))
                    .isGreaterThanOrEqualTo(8);
            page.locator(".row").last().scrollIntoViewIfNeeded();
            assertThat(page.locator("#mine")).isInViewport();
            assertThat(Axe.violations(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onAPhoneTheActionsAreInViewAfterSelecting(boolean script) {
        try (BrowserContext context = signedIn(390, 844, script)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");

            page.locator(".row input").nth(4).check();

            for (String action : List.of("#mine", "#done", "#tag-menu summary", "#note-menu summary")) {
                assertThat(page.locator(action)).isInViewport();
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(page.evaluate("""
                            [...document.querySelectorAll('.views a')].every((tab, i, tabs) =>
                                i === 0 || tab.getBoundingClientRect().left >= tabs[i - 1].getBoundingClientRect().right)
                            """)).as("no view covers another").isEqualTo(true);
            if (script) {
                assertThat(page.locator("#number")).hasText("1 selected");
                assertThat(Axe.violations(page)).isEmpty();
            }
        }
    }

    @Test
    void whatIsTypedInOneFormStaysWhenTheOtherIsSent() {
        try (BrowserContext context = signedIn(1280, 800, true)) {
            Page page = Chromium.newPage(context);
            page.navigate("/admin");
            page.locator("#note-menu summary").click();
            page.fill("#note", "Half a li");
            page.fill("#q", "number 7");
            page.keyboard().press("Enter");
            assertThat(page.locator(".row")).hasCount(1);
            assertThat(page.locator("#note")).hasValue("Half a li");

            page.fill("#q", "not sent yet");
            page.locator(".row input").check();
            page.locator("#done").click();
            assertThat(page.locator(".undo")).containsText("1 submission is done.");
            assertThat(page.locator("#q")).hasValue("not sent yet");
        }
        assertThat(jdbc.sql("select count(*) from note").query(Integer.class).single())
                .isZero();
    }

    private BrowserContext signedIn(int width, int height, boolean script) {
        BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script)
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
