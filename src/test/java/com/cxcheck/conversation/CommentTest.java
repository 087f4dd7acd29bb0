package com.cxcheck.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a consultant writes to a visitor, from both of their sides. */
@AppTest
@SignedInConsultant("ada")
class CommentTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Visitor visitor;
    private String result;
    private Visitor ada;
    private String link;

    @BeforeEach
    void adaLooksAtASubmission() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "");
        link = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        ada = new Visitor(mvc);
    }

    private void write(String text) {
        assertThat(ada.sendTo(link, ada.get(link), Map.of("action", "SEND", "text", text))
                        .redirect())
                .isEqualTo("/admin/submissions?saved");
    }

    private String editPage() {
        return ada.get(link)
                .html()
                .expectFirst("a[href^='" + link + "/comments/']")
                .attr("href");
    }

    private Elements seenByWhoeverHasTheLink() {
        return new Visitor(mvc).get(result).html().select(".comment");
    }

    private String today() {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(LocalDate.now(clock));
    }

    @Test
    void aCommentStandsOnTheResultWithNameAndDate() {
        assertThat(seenByWhoeverHasTheLink()).isEmpty();

        write("Thank you.\n\nCall us:\nwww.example.org");

        Element comment = seenByWhoeverHasTheLink().expectFirst(".comment");
        assertThat(comment.select("p.paragraph").eachText()).containsExactly("Thank you.", "Call us: www.example.org");
        assertThat(comment.select("p.kicker").text()).isEqualTo("Your consultant, " + today());
        assertThat(comment.select("a[rel='nofollow noopener noreferrer']").eachAttr("href"))
                .containsExactly("https://www.example.org");
        assertThat(visitor.get(result).html().select(".comment")).hasSize(1);
    }

    @Test
    void htmlIsShownAsItWasWritten() {
        write("<script>alert(1)</script> <b>bold</b> & javascript:alert(1) \"https://x.org/\"onclick=1");

        Element comment = seenByWhoeverHasTheLink().expectFirst(".comment");
        assertThat(comment.select("p.paragraph").text())
                .isEqualTo("<script>alert(1)</script> <b>bold</b> & javascript:alert(1) \"https://x.org/\"onclick=1");
        assertThat(comment.select("script, b, [onclick]")).isEmpty();
        assertThat(comment.select("a").eachAttr("href")).containsExactly("https://x.org/");
    }

    @Test
    void severalCommentsStandInTheOrderInWhichTheyWereWritten() {
        write("First");
        write("Second");

        assertThat(seenByWhoeverHasTheLink().select("p.paragraph").eachText()).containsExactly("First", "Second");
    }

    @Test
    void itCanBeChangedAndThePageSaysSo() {
        write("Helo");
        String page = editPage();
        assertThat(ada.get(page).html().expectFirst("#comment").wholeText()).isEqualTo("Helo");

        ada.sendTo(page, ada.get(page), Map.of("comment", "Hello")).redirect();

        assertThat(seenByWhoeverHasTheLink().select("p").eachText())
                .containsExactly("Hello", "Your consultant, " + today() + ", changed on " + today());
    }

    @Test
    void itCanBeWithdrawn() {
        write("Too soon");
        String page = editPage();

        ada.sendTo(page + "/withdraw", ada.get(page), Map.of()).redirect();

        assertThat(seenByWhoeverHasTheLink()).isEmpty();
        assertThat(ada.get(page).status()).isEqualTo(404);
    }

    @Test
    void whoChangesWhatAnotherHasChangedIsShownThatFirst() {
        write("One");
        String page = editPage();
        Visitor.Page openedByBoth = ada.get(page);
        ada.sendTo(page, openedByBoth, Map.of("comment", "Two")).redirect();

        Visitor.Page second = ada.sendTo(page, openedByBoth, Map.of("comment", "Three"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.html().select(".comment p.paragraph").text()).isEqualTo("Two");
        assertThat(second.html().expectFirst("#comment").wholeText()).isEqualTo("Three");
        assertThat(ada.sendTo(page + "/withdraw", openedByBoth, Map.of()).status())
                .as("withdrawing what was not seen")
                .isEqualTo(409);
        assertThat(seenByWhoeverHasTheLink().select("p.paragraph").text()).isEqualTo("Two");

        ada.sendTo(page, second, Map.of()).redirect();
        assertThat(seenByWhoeverHasTheLink().select("p.paragraph").text())
                .as("knowing it")
                .isEqualTo("Three");
    }

    @Test
    void whoChangesWhatAnotherHasWithdrawnLosesNoWord() {
        write("One");
        String page = editPage();
        Visitor.Page openedByBoth = ada.get(page);
        ada.sendTo(page + "/withdraw", openedByBoth, Map.of()).redirect();
        assertThat(ada.sendTo(page + "/withdraw", openedByBoth, Map.of()).redirect())
                .as("withdrawn twice is once")
                .isEqualTo(link + "?saved");

        Visitor.Page second = ada.sendTo(page, openedByBoth, Map.of("comment", "Other words"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("This comment was withdrawn");
        assertThat(seenByWhoeverHasTheLink()).isEmpty();
        ada.sendTo(link + "/comments", second, Map.of()).redirect();
        assertThat(seenByWhoeverHasTheLink().select("p.paragraph").text()).isEqualTo("Other words");
    }

    @Test
    void aCommentHasNotTooManyWords() {
        Visitor.Page page = ada.sendTo(link, ada.get(link), Map.of("action", "SEND", "text", "x".repeat(4_001)));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a[href=#text]").text())
                .isEqualTo("Write a comment of at most 4,000 characters");
        assertThat(page.html().expectFirst("#text").wholeText()).hasSize(4_001);
        assertThat(seenByWhoeverHasTheLink()).isEmpty();
    }

    @Test
    void aCommentBelongsToOneSubmission() {
        write("Mine");
        String id = editPage().replaceAll(".*/", "");
        new Visitor(mvc).walk("B", "");
        long other =
                jdbc.sql("select max(id) from submission").query(Long.class).single();

        assertThat(ada.get("/admin/submissions/" + other + "/comments/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void aDeletedSubmissionTakesItsCommentsAlong() {
        write("Gone");
        jdbc.sql("delete from submission").update();

        assertThat(jdbc.sql("select count(*) from comment").query(Integer.class).single())
                .isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class CommentOnPostgresTest extends CommentTest {}
