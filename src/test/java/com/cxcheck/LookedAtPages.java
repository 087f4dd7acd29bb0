package com.cxcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
@Tag("slow")
abstract class LookedAtPages {

    static final String LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde";

    /** All rules: those of every level, of best practice, and those that are still tried out. */
    static final List<String> EVERY_RULE = List.of(
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
    static final List<String> RULES_OF_COLOUR =
            List.of("color-contrast", "color-contrast-enhanced", "link-in-text-block");

    /** What people set who read better so (WCAG 1.4.12). */
    private static final String TEXT_SPACING = """
            * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            p { margin-block-end: 2em !important }""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Integer> weights = new HashMap<>();

    BrowserContext context;
    Page page;
    SoftAssertions seen;
    private @Nullable Response response;

    @BeforeEach
    void openWindow() {
        seen = new SoftAssertions();
        context = Chromium.browser()
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

    final void answer(int question, int choice) {
        assertThat(page).hasURL("/questions/" + question);
        page.getByRole(AriaRole.RADIO).nth(choice).check();
        press("Continue");
    }

    final void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    final void signIn(String path) {
        page.navigate(path);
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
    }

    /** At most 14 kB of page, style sheet and script, as they are sent. */
    final void lookAsAVisitor(String name) {
        List<String> parts = parts("link[rel=stylesheet], script");
        seen.assertThat(parts).as(name).hasSizeLessThanOrEqualTo(3);
        seen.assertThat(bytes(parts)).as("bytes of %s", name).isBetween(1_000, 14_000);
        look(name);
    }

    /** At most 14 kB of page and style sheet, besides the sheet of the brand's colour and the script. */
    final void lookWithAllSettings(String name) {
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

    final void look(String name) {
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

    final void fits(String as) {
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
