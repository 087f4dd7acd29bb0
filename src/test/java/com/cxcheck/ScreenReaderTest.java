package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ScreenReader} finds on a page, which {@link SpokenTest} relies on. */
@Chromium.Test
class ScreenReaderTest {

    private BrowserContext window;
    private Page page;

    @BeforeEach
    void open() {
        window = Chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
        page = Chromium.newPage(window);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whatHasNoNameAndWhatIsSaidTwiceIsFound() {
        page.setContent("""
                <html lang=en><title>Page</title><main><h1>Page</h1><section aria-labelledby=one><h2 id=one>One</h2></section>
                <p>Send</p><button>Send</button><button></button><input><a href=/><svg></svg></a><img src=x></main>""");

        ScreenReader.Transcript transcript = ScreenReader.read(page);

        assertThat(transcript.twice()).containsExactly("One", "Send");
        assertThat(transcript.unlabelled())
                .contains("button", "textbox", "link")
                .hasSizeGreaterThan(3);
    }

    @Test
    void aWordIsSaidWithWhatItIsForAndNothingThatIsFoldedOrHidden() {
        page.setContent("""
                <html lang=en><title>Page</title><main><p>Read <b>this</b> now.<p aria-hidden=true>Hidden
                <fieldset><legend>Colour</legend><input type=radio id=red><label for=red><b>Red</b></label></fieldset>
                <details><summary>More</summary><p>Folded</p></details><details open><summary>Less</summary><p>Unfolded</p></details>""");

        assertThat(ScreenReader.read(page).utterances())
                .containsExactly(
                        "document, Page",
                        "main, Read this now.",
                        "group, Colour",
                        "radio, Red, not checked",
                        "button, More, not expanded",
                        "button, Less, expanded",
                        "Unfolded");
    }
}
