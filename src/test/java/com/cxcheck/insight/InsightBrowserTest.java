package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Axe;
import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submissions;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The insight page in a browser, without JavaScript, with the submissions of a small consultancy. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
@Tag("slow")
class InsightBrowserTest {

    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

    private static final String COMPARED =
            "?source=retail-newsletter&source=retail-expo-2026&source=retail-shop-counter-qr&compare=others";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Submissions submissions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Clock clock;

    private int clicks;

    @BeforeAll
    void fill() {
        Population.clear(jdbc);
        new SampleSubmissions(submissions, events, questionnaire, clock).add();
    }

    @AfterAll
    void empty() {
        Population.clear(jdbc);
    }

    private Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setJavaScriptEnabled(false)
                .setViewportSize(1280, 800);
    }

    private Page signIn(BrowserContext context) {
        Page page = Chromium.newPage(context);
        page.navigate("/login");
        page.locator("#username").fill("ada");
        page.locator("#password").fill("correct horse");
        page.locator("#password").press("Enter");
        page.navigate("/admin/insight");
        return page;
    }

    private static int height(Page page) {
        return (int) page.evaluate("document.documentElement.scrollHeight");
    }

    private void click(Locator locator) {
        locator.click();
        clicks++;
    }

    @Test
    void theWeakestQuestionOfThreeSourcesIsTwoClicksAway() {
        try (BrowserContext context = Chromium.browser().newContext(options())) {
            Page page = signIn(context);
            clicks = 0;

            click(page.locator("summary", new Page.LocatorOptions().setHasText("All sources")));
            click(page.getByRole(
                    AriaRole.LINK,
                    new Page.GetByRoleOptions().setName("retail (3 sources)").setExact(true)));

            assertThat(clicks).isEqualTo(2);
            assertThat(page.locator(".say").textContent())
                    .contains("98 businesses")
                    .contains("The weakest answers are to");
            assertThat(page.locator(".sources tbody tr").count()).isEqualTo(3);
        }
    }

    @Test
    void thisMonthComparedWithTheLastIsTwoClicksAway() {
        try (BrowserContext context = Chromium.browser().newContext(options())) {
            Page page = signIn(context);
            clicks = 0;

            click(page.locator("summary", new Page.LocatorOptions().setHasText("Compare with")));
            click(page.getByText("This month with last month"));

            assertThat(clicks).isEqualTo(2);
            assertThat(page.locator("h2").first().textContent()).contains("the widest gap first");
        }
    }

    @Test
    void itIsNoHigherThanThePagesOfALaptopThatOneScrollsGladly() {
        for (String language : List.of("en", "de")) {
            try (BrowserContext context =
                    Chromium.browser().newContext(options().setLocale(language))) {
                Page page = signIn(context);
                Chromium.photograph(page, "insight-" + language);
                int insight = height(page);
                page.navigate("/admin/insight" + COMPARED);
                Chromium.photograph(page, "insight-compared-" + language);

                assertThat(insight).as(language).isLessThanOrEqualTo(1_700);
                assertThat(height(page)).as(language).isLessThanOrEqualTo(1_200);
            }
        }
    }

    @Test
    void nothingIsCutAndNothingBreaksARuleOfAxe() {
        for (String language : List.of("en", "de")) {
            try (BrowserContext context = Chromium.browser()
                    .newContext(options()
                            .setLocale(language)
                            .setJavaScriptEnabled(true)
                            .setBypassCSP(true))) {
                Page page = signIn(context);
                for (String query : List.of("", COMPARED, "?to=2001-01-01", "?from=2026-02-01&to=2026-01-01")) {
                    page.navigate("/admin/insight" + query);
                    look(page, "insight-" + language + "-" + query.length());
                }
                page.navigate("/admin/insight");
                for (int menu = 0; menu < page.locator(".toolbar > details").count(); menu++) {
                    page.navigate("/admin/insight");
                    page.locator(".toolbar > details > summary").nth(menu).click();
                    look(page, "insight-" + language + "-menu-" + menu);
                }
            }
        }
    }

    private static void look(Page page, String name) {
        for (int width : new int[] {1280, 390, 320}) {
            page.setViewportSize(width, 800);
            Chromium.photograph(page, name + "-" + width);
            check(page);
        }
    }

    private static void check(Page page) {
        assertThat(Axe.violations(page)).as(page.url()).isEmpty();
        assertThat((List<?>) page.evaluate("""
                () => {
                    const cut = [...document.querySelectorAll('main *, body')].filter(each => each.checkVisibility()
                        && !each.closest('.visually-hidden, svg, .words, .dropdown, .rows thead') && each.scrollWidth > each.clientWidth + 1
                        && getComputedStyle(each).display !== 'inline' && !/auto|scroll/.test(getComputedStyle(each).overflowY));
                    const labels = [...document.querySelectorAll('main svg text')].filter(each => {
                        const box = each.getBoundingClientRect();
                        return box.right > innerWidth || box.left < 0;
                    });
                    return [...cut, ...labels].map(each => each.outerHTML.slice(0, 120));
                }""")).as(page.url()).isEmpty();
    }

    @Test
    void itIsReadInTheDarkInForcedColoursAndOnOneSheet() {
        for (boolean forced : new boolean[] {false, true}) {
            try (BrowserContext context = Chromium.browser()
                    .newContext(options()
                            .setColorScheme(ColorScheme.DARK)
                            .setForcedColors(forced ? ForcedColors.ACTIVE : ForcedColors.NONE)
                            .setBypassCSP(true)
                            .setJavaScriptEnabled(true))) {
                Page page = signIn(context);
                Chromium.photograph(page, forced ? "insight-forced" : "insight-dark");
                assertThat(Axe.violations(page)).isEmpty();
                page.navigate("/admin/insight" + COMPARED);
                Chromium.photograph(page, forced ? "insight-forced-compared" : "insight-dark-compared");
                assertThat(Axe.violations(page)).isEmpty();
            }
        }
        for (String query : List.of("", COMPARED)) {
            try (BrowserContext context = Chromium.browser().newContext(options())) {
                Page page = signIn(context);
                page.navigate("/admin/insight" + query);
                byte[] pdf = page.pdf(new Page.PdfOptions()
                        .setFormat("A4")
                        .setPath(Path.of("target/screenshots/insight-" + query.length() + ".pdf")));
                assertThat(PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                                .results())
                        .hasSize(1);
            }
        }
    }
}
