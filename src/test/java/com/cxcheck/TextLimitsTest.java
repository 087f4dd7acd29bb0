package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Half a megabyte of combining marks, which is one character to the eye and takes minutes to put in order, is sent in each
 * field of each form.
 */
class TextLimitsTest extends LongTexts {

    @Test
    void feedbackIsShownAgainWithWhatIsWrong() {
        Visitor another = new Visitor(mvc);
        another.answer(1, 10, "A");
        List<?> before = stored();

        Page page = another.feedback(MARKS);

        isToldAt("feedback", page);
        isKeptIn("feedback", page);
        assertThat(page.text()).contains("shorten it by 254,001");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "business", "email", "phone"})
    void contactDetailsAreShownAgainWithWhatIsWrong(String field) {
        List<?> before = stored();

        String sent = field.equals("email") ? "a@" + MARKS : MARKS;
        Page page = visitor.keepInTouch(
                result,
                field.equals("email")
                        ? Map.of("email", sent, "consent", "true")
                        : Map.of(field, sent, "email", "ada@example.com", "consent", "true"));

        isToldAt(field, page);
        assertThat(page.html().select("#" + field).val()).isEqualTo(sent);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "dueOn"})
    void whatAVisitorSetsOutToDoIsShownAgainWithWhatIsWrong(String field) {
        String step =
                visitor.get(result).html().expectFirst(".steps > li > p a").attr("href");
        List<?> before = stored();

        Page page = visitor.sendTo(step, visitor.get(step), Map.of(field, MARKS));

        isToldAt(field, page);
        isKeptIn(field, page);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theNameOfAVisitorsLinkIsCut() {
        Visitor another = new Visitor(mvc);

        another.send(
                        another.get("/questions/1"),
                        Map.of("choice", "A", "source", MARKS, "from", MARKS, "attempt", MARKS))
                .redirect();

        assertThat(jdbc.sql("select source from submission where submitted_at is null")
                        .query(String.class)
                        .single())
                .hasSizeBetween(1, 40);
    }

    @Test
    void theLongestTextThatIsTakenIsFoundAndShownLikeAnyOther() {
        String longest = "find me ".repeat(2) + ("a" + "\u0301\u0323\u0300".repeat(5)).repeat(3_984);
        Visitor another = new Visitor(mvc);

        String page = another.walk("A", longest);

        assertThat(another.get(page).html().expectFirst("blockquote.verbatim").wholeText())
                .isEqualTo(longest);
        assertThat(consultant
                        .get("/admin/feedback?q=find aaaaaaaaaa")
                        .html()
                        .select("mark")
                        .eachText())
                .startsWith("find")
                .hasSizeGreaterThan(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class TextLimitsOnPostgresTest extends TextLimitsTest {}
