package com.cxcheck;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A window of a real browser on a running server, closed after each test. */
@PagesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
public abstract class BrowserWindow {

    @LocalServerPort
    protected int port;

    protected BrowserContext context;
    protected Page page;

    /** What the window is like that is open when a test begins. */
    protected abstract Browser.NewContextOptions atFirst();

    @BeforeEach
    void openWindow() {
        open(atFirst());
    }

    /** Opens it in English, in place of another one. */
    protected final void open(Browser.NewContextOptions options) {
        closeWindow();
        context = Chromium.browser()
                .newContext(options.setBaseURL("http://localhost:" + port).setLocale("en"));
        page = Chromium.newPage(context);
    }

    @AfterEach
    void closeWindow() {
        if (context != null) {
            context.close();
        }
    }
}
