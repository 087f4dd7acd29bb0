package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The printed sheet for a meeting. */
@ServerTest
@Chromium.Test
class SheetPrintTest {

    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private String submitted(String choices, String feedback, Map<String, String> contact) {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        for (int question = 1; question <= choices.length(); question++) {
            visitor.answer(question, choices.substring(question - 1, question)).redirect();
        }
        visitor.feedback(feedback).redirect();
        visitor.keepInTouch(visitor.submit(), contact).redirect();
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single() + "/sheet";
    }

    @Test
    void itIsOneSheetOfA4OrLetterHoweverLongTheTexts() {
        String ordinary = submitted("AAAAAAAAAA", "More on retail, please.", Map.of("business", "Green Lane"));
        String longest = submitted(
                "BCBBBBACBA",
                "We never asked them. ".repeat(180),
                Map.of("business", "Zimmerei ".repeat(8).strip(), "name", "Ada Lovelace"));
        for (String language : new String[] {"en", "de"}) {
            try (BrowserContext context = Chromium.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setBaseURL("http://localhost:" + port)
                            .setLocale(language)
                            .setJavaScriptEnabled(false))) {
                Page page = Chromium.newPage(context);
                page.navigate("/login");
                page.locator("#username").fill("ada");
                page.locator("#password").fill("correct horse");
                page.locator("main button[type=submit]").first().click();
                for (String sheet : new String[] {ordinary, longest}) {
                    page.navigate(sheet);
                    for (String paper : new String[] {"A4", "Letter"}) {
                        byte[] pdf = page.pdf(new Page.PdfOptions()
                                .setFormat(paper)
                                .setPath(Path.of("target/screenshots/sheet-" + language + "-" + paper + "-"
                                        + sheet.equals(longest) + ".pdf")));
                        assertThat(PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                                        .results())
                                .as(language + paper + sheet)
                                .hasSize(1);
                    }
                }
            }
        }
    }
}
