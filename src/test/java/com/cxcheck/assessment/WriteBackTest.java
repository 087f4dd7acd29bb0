package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.ReplyKeys;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A visitor writes back to a consultant on the result page, from both of their sides. */
@AppTest
@SignedInConsultant("ada")
class WriteBackTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReplyKeys keys;

    private Visitor visitor;
    private Visitor ada;
    private String result;
    private String link;

    @BeforeEach
    void adaHasWrittenToAVisitor() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        visitor = new Visitor(mvc);
        ada = new Visitor(mvc);
        result = visitor.walk("A", "");
        link = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        assertThat(visitor.get(result).html().select("textarea"))
                .as("nothing to reply to")
                .isEmpty();
        ada.sendTo(
                        link,
                        ada.get(link),
                        Map.of("action", "SEND", "text", "Does Wednesday suit you?", "newState", "DONE"))
                .redirect();
    }

    private Visitor.Page write(Visitor who, Visitor.Page page, String text) {
        return who.sendTo(result + "/message", page, Map.of("message", text));
    }

    private int messages() {
        return jdbc.sql("select count(*) from message").query(Integer.class).single();
    }

    @Test
    void theMessageIsInTheThreadOfBothAndTheSubmissionIsToDoAgain() {
        assertThat(write(visitor, visitor.get(result), "Yes, at ten.\n\nSee you.")
                        .redirect())
                .isEqualTo(result + "#comments");

        Visitor.Page page = visitor.get(result);
        assertThat(page.text()).contains("We have your message and answer within one working day.");
        assertThat(page.html().select(".comment p.paragraph").eachText())
                .containsExactly("Does Wednesday suit you?", "Yes, at ten.", "See you.");
        Visitor.Page submission = ada.get(link);
        assertThat(submission.html().select(".log").text()).contains("The visitor wrote back", "Yes, at ten.");
        assertThat(submission.html().select("input[name=newState][checked]").val())
                .isEqualTo("IN_CONVERSATION");
        assertThat(submission.html().select("#replyBy").val()).isNotEmpty();
        assertThat(submission.html().select(".log").text()).contains("Reopened by the visitor: In conversation");
    }

    @Test
    void theConsultantSeesWhenTheVisitorSawTheComment() {
        assertThat(ada.get(link).html().select(".log").text()).doesNotContain("seen by the visitor");
        new Visitor(mvc).get(result);
        assertThat(ada.get(link).html().select(".log").text())
                .as("somebody else has opened the link")
                .doesNotContain("seen by the visitor");

        visitor.get(result);

        assertThat(ada.get(link).html().select(".log").text()).contains("seen by the visitor on ");
    }

    @Test
    void whoHasOnlyTheLinkNeitherReadsNorWritesMessages() {
        write(visitor, visitor.get(result), "Yes, at ten.").redirect();
        Visitor other = new Visitor(mvc);

        Visitor.Page page = other.get(result);

        assertThat(page.text()).contains("Does Wednesday suit you?").doesNotContain("Yes, at ten.");
        assertThat(page.html().select("form[action$=message]")).isEmpty();
        String token = other.get("/questions/1")
                .html()
                .expectFirst("input[name=_csrf]")
                .val();
        assertThat(other.post(result + "/message", Map.of("message", "No", "_csrf", token))
                        .status())
                .isEqualTo(403);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void whoHasTheMailedLinkWritesFromAnyBrowser() {
        Visitor phone = new Visitor(mvc);
        String key = keys.issue(result.replaceAll(".*/", ""));

        assertThat(write(phone, phone.get(result + "?key=" + key), "Yes, at ten.")
                        .redirect())
                .isEqualTo(result + "?key=" + key + "#comments");

        assertThat(phone.get(result + "?key=" + key).text()).contains("Yes, at ten.");
        assertThat(phone.get(result + "?key=forged").html().select("form[action$=message]"))
                .isEmpty();
    }

    @Test
    void aMessageThatIsEmptyOrTooLongIsNotSent() {
        Visitor.Page empty = write(visitor, visitor.get(result), " ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html().select(".error-summary a[href=#message]").text())
                .isEqualTo("Write a message of at most 4,000 characters");

        Visitor.Page tooLong = write(visitor, visitor.get(result), "x".repeat(4_001));

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.html().expectFirst("#message").wholeText()).hasSize(4_001);
        assertThat(messages()).isZero();
    }

    @Test
    void fiveMessagesADayAreEnough() {
        for (int i = 0; i < Messages.MAX_A_DAY; i++) {
            write(visitor, visitor.get(result), "Message " + i).redirect();
        }

        Visitor.Page page = write(visitor, visitor.get(result), "One more");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("You can send five messages a day");
        assertThat(page.html().expectFirst("#message").wholeText()).isEqualTo("One more");
        assertThat(messages()).isEqualTo(Messages.MAX_A_DAY);
    }

    @Test
    void theConsultantWhoWritesAtTheSameTimeIsShownTheMessageAndKeepsTheirText() {
        Visitor.Page open = ada.get(link);
        write(visitor, visitor.get(result), "Yes, at ten.").redirect();

        Visitor.Page page = ada.sendTo(link, open, Map.of("action", "SEND", "text", "Are you there?"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.html().select("#text").val()).isEqualTo("Are you there?");
        assertThat(page.html().select(".error-summary").text()).contains("Yes, at ten.");
        assertThat(jdbc.sql("select count(*) from comment").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void aDeletedSubmissionTakesItsMessagesAlong() {
        write(visitor, visitor.get(result), "Yes, at ten.").redirect();

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

        assertThat(messages()).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class WriteBackOnPostgresTest extends WriteBackTest {}
