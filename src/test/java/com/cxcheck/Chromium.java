package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The machine's own Chromium, which is started once for all tests of a JVM, each of which has a context of its own in it. Where
 * there is none its tests are skipped, but not where CI is set: there it has to be.
 */
public final class Chromium {

    static final String MISSING = "no Chromium is found; install it, or name it in the environment variable CHROMIUM.";

    /** Skips the tests of a class where there is no Chromium and needn't be. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIf(value = "com.cxcheck.Chromium#isThereOrHasToBe", disabledReason = MISSING)
    @Tag("application")
    public @interface Test {}

    /** Milliseconds, which a busy machine may need. */
    private static final int TIMEOUT = 120_000;

    private static @Nullable Browser browser;

    private Chromium() {}

    /** The browser, which ends with this JVM. */
    public static Browser browser() {
        Browser running = browser;
        if (running == null || !running.isConnected()) {
            running = launch();
            browser = running;
        }
        return running;
    }

    private static Browser launch() {
        Optional<Path> chromium = find();
        assertThat(chromium).as("CI needs Chromium; .ci/run installs it").isPresent();
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT);
        return Playwright.create()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    /** A new tab, which has time for what a page does on a busy machine. */
    public static Page newPage(BrowserContext context) {
        context.setDefaultTimeout(TIMEOUT);
        return context.newPage();
    }

    /** Takes a picture of the whole page where {@code -Dscreenshots=true} asks for it; it takes as long as all else. */
    public static void photograph(Page page, String name) {
        if (Boolean.getBoolean("screenshots")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", name + ".png")));
        }
    }

    /** Signs a consultant out, by the menu that every page of theirs has. */
    public static void signOut(Page page) {
        page.getByText("Menu").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign out").setExact(true))
                .click();
    }

    private static Optional<Path> find() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isThereOrHasToBe() {
        boolean runs = find().isPresent() || System.getenv("CI") != null;
        if (!runs) {
            System.out.println("The browser tests are skipped: " + MISSING);
        }
        return runs;
    }
}
