package com.cxcheck;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A window of a real browser on a running server, closed after each test. */
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
public abstract class BrowserWindow {

    @LocalServerPort
    protected int port;

    @AutoClose
    private final Chromium chromium = new Chromium();

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
        context = chromium.browser()
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
