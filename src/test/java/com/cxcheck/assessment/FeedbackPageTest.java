package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page of the free-text question. */
@AppTest
class FeedbackPageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
    }

    @Test
    void feedbackIsOptional() {
        visitor.answer(1, 10, "A");

        assertThat(visitor.feedback("").redirect()).isEqualTo("/answers");
        assertThat(visitor.get("/answers").text()).contains("Nothing written");
        assertThat(jdbc.sql("select feedback from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${7*7}",
                "[[${7*7}]] [(${7*7})] *{7*7} #{x} @{/y}",
                "=HYPERLINK(\"http://example.com\")",
                "😀👨‍👩‍👧‍👦🇩🇪",
                "مرحبا بالعالم \u202Eabc",
                "line one\r\nline two\r\n\r\n  four, \"quoted\"; 'too' & more\t",
                "\r\nbegins with a line end",
                "  blanks around  ",
                "\u0001\u0007\u001B",
            })
    void feedbackIsKeptToTheLetterAndShownHarmless(String text) {
        visitor.answer(1, 10, "A");
        assertThat(visitor.feedback(text).redirect()).isEqualTo("/answers");

        assertThat(jdbc.sql("select feedback from submission")
                        .query(String.class)
                        .single())
                .isEqualTo(text);
        Page check = visitor.get("/answers");
        assertThat(check.html().expectFirst("dd.verbatim").wholeText()).isEqualTo(text);
        assertThat(check.html().select("main script, main img, dd.verbatim *")).isEmpty();
        assertThat(visitor.get("/questions/11").html().expectFirst("textarea").wholeText())
                .isEqualTo("\n" + text);
        Page result = visitor.get(visitor.submit());
        assertThat(result.html().expectFirst("blockquote.verbatim").wholeText()).isEqualTo(text);
        assertThat(result.html().select("main script, main img")).isEmpty();
    }

    @Test
    void feedbackMayHave4000CharactersAsPeopleCountThem() {
        visitor.answer(1, 10, "A");

        assertThat(visitor.feedback("x".repeat(4000)).redirect()).isEqualTo("/answers");
        assertThat(visitor.feedback("👨‍👩‍👧‍👦".repeat(4000)).redirect()).isEqualTo("/answers");
        assertThat(visitor.feedback("x\r\n".repeat(2000)).redirect()).isEqualTo("/answers");
    }

    @Test
    void feedbackThatIsTooLongIsShownAgainWholeWithByHowMuch() {
        visitor.answer(1, 10, "A");

        Page page = visitor.feedback("x".repeat(4012));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#feedback");
        assertThat(page.text()).contains("up to 4,000 characters").contains("shorten it by 12");
        assertThat(page.html().select("textarea").text()).hasSize(4012);
        assertThat(jdbc.sql("select feedback from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before\u0000after", "half \uD83D a character", "\uDE00"})
    void whatNobodyCanTypeAndNoDatabaseKeepsIsRefused(String text) {
        visitor.answer(1, 10, "A");

        assertThat(visitor.feedback(text).status()).isEqualTo(400);
        assertThat(jdbc.sql("select feedback from submission").query().singleColumn())
                .containsOnlyNulls();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FeedbackPageOnPostgresTest extends FeedbackPageTest {}
