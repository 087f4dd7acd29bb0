package com.cxcheck.conversation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many clicks an answer takes. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
@Tag("slow")
class ReplyBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private int clicks;

    @BeforeEach
    void twoHaveWritten() {
        jdbc.sql("delete from submission").update();
        for (String business : List.of("Garage", "Bakery")) {
            Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
            visitor.keepInTouch(visitor.walk("A", "Could you do this as a workshop?"), Map.of("business", business))
                    .redirect();
        }
    }

    private void click(Locator locator) {
        locator.click();
        clicks++;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void toReadReplyTakeTagAndGoOnToTheNextTakesThreeClicksAtMost(boolean script) {
        clicks = 0;
        try (BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setJavaScriptEnabled(script))) {
            Page page = Chromium.newPage(context);
            page.navigate("/login");
            page.fill("#username", "ada");
            page.fill("#password", "correct horse");
            page.keyboard().press("Enter");
            page.waitForURL("**/admin");

            click(page.locator(".row .who").first());
            assertThat(page.locator("h1")).hasText("Bakery");
            assertThat(page.locator("main")).containsText("Could you do this as a workshop?");
            page.fill("#text", "With pleasure. Is Friday good?");
            page.fill("#tags", "workshop");
            click(page.locator("button:has-text('Send, save, next')"));

            assertThat(page.locator("h1")).hasText("Garage");
            assertThat(clicks).isLessThanOrEqualTo(3);
        }
        assertThat(jdbc.sql("""
                        select f.state || ' ' || f.assignee || ' ' || t.tag || ' ' || c.text from follow_up f
                        join follow_up_tag t on t.submission_id = f.submission_id join comment c on c.submission_id = f.submission_id""").query(String.class).list())
                .containsExactly("IN_CONVERSATION ada workshop With pleasure. Is Friday good?");
    }
}
