package com.cxcheck.assessment;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The printed result page. */
@ServerTest
@Chromium.Test
class PrintTest {

    /** The choices with the longest explanations. */
    private static final String THE_LONGEST = "BCBBBBACBA";

    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyHasAnswered() {
        jdbc.sql("delete from submission").update();
    }

    @ParameterizedTest
    @CsvSource({
        "AAAAAAAAAA, en, A4, 0",
        THE_LONGEST + ", en, Letter, 0",
        THE_LONGEST + ", de, A4, 0",
        THE_LONGEST + ", de, Letter, 0",
        THE_LONGEST + ", de, A4, 30",
        THE_LONGEST + ", de, Letter, 30"
    })
    void itIsOneSheetOfA4OrLetter(String choices, String language, String paper, int others) {
        String address = "http://localhost:" + port;
        for (int other = 0; other < others; other++) {
            Visitor.of(new Visitor.Server(address)).walk("A", "");
        }
        Visitor visitor = Visitor.of(new Visitor.Server(address));
        for (int question = 1; question <= choices.length(); question++) {
            visitor.answer(question, choices.substring(question - 1, question)).redirect();
        }
        visitor.feedback("It made us talk for an hour. We never asked our customers what they think.")
                .redirect();
        String result = visitor.submit();
        try (BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale(language)
                        .setJavaScriptEnabled(false))) {
            context.addCookies(List.of(new Cookie("visitor", visitor.cookie("visitor")).setUrl(address)));
            Page page = Chromium.newPage(context);
            page.navigate(result);

            byte[] pdf = page.pdf(new Page.PdfOptions()
                    .setFormat(paper)
                    .setPath(Path.of("target/screenshots/result-" + choices + "-" + language + "-" + paper + "-"
                            + others + ".pdf")));

            assertThat(PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results())
                    .hasSize(1);
        }
    }
}
