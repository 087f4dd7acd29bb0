package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.site.Site;
import com.cxcheck.submission.DeletionKeys;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.thymeleaf.TemplateEngine;

/** Mails about contact details. */
class ContactMailTest extends MailContents {

    @Autowired
    private TemplateEngine templates;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Translations translations;

    @Autowired
    private Messages messagesOfVisitors;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private SummaryMailContents summaryLetters;

    @Autowired
    private MailThreads threads;

    @Test
    void anAddressThatIsAddedToANameIsTold() throws Exception {
        String result = submitted("A", "");
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        visitor.keepInTouch(result, Map.of("name", "Ada")).redirect();
        assertThat(sent()).isEmpty();
        visitor.keepInTouch(result, Map.of("phone", "030 123456", "consent", "true"))
                .redirect();

        assertThat(sent()).hasSize(2).allSatisfy(mail -> assertThat(text(mail)).contains("Telephone: 030 123456"));
    }

    @Test
    void contactDetailsAreToldAsTheyAreWhenTheMailIsSent() throws Exception {
        String result = submitted("A", "");
        sent();
        SERVER.purgeEmailFromAllMailboxes();
        visitor.keepInTouch(result, ADA).redirect();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).isEqualTo("37% Service-led, Ada Ltd: please get in touch");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("\"Ada <i>\" <ada@example.com>");
        assertThat(text(mail))
                .contains("Name: Ada <i>\nBusiness: Ada Ltd\n")
                .contains("2 to 10")
                .contains("https://check.example.org/admin/submissions/" + id())
                .contains("ada@example.com");
        assertThat(html(mail).select("dd").eachText()).contains("Ada <i>", "Ada Ltd", "2 to 10");
    }

    @Test
    void changedContactDetailsAreToldOnceHoweverOftenTheyChangeBeforeTheMailIsSent() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, ADA).redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        keepInTouch(result, "name", "Ada L.").redirect();
        keepInTouch(result, "name", "Ada B.").redirect();
        keepInTouch(result, "name", "Ada B.").redirect();

        List<MimeMessage> mails = sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        assertThat(mails.get(0).getSubject()).isEqualTo("37% Service-led, Ada Ltd: contact details changed");
        assertThat(text(mails.get(0))).contains("Name: Ada B.\n");
        SERVER.purgeEmailFromAllMailboxes();

        keepInTouch(result, "email", "ada@example.net").redirect();
        assertThat(text(sent().get(0))).contains("ada@example.net");
    }

    @Test
    void contactDetailsThatWereRemovedAreNotToBeUsedAnyMore() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, ADA).redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        visitor.keepInTouch(result, Map.of("name", "", "business", "", "email", "", "teamSize", ""))
                .redirect();

        assertThat(sent()).hasSize(2);
        assertThat(text(received().get(0)))
                .contains("The contact details were removed.")
                .doesNotContain("ada@", "Ada");
        assertThat(received().get(0).getHeader("Reply-To")).isNull();
    }

    @Test
    void aVisitorWhoChangesThemAgainAndAgainFillsNoMailbox() {
        String result = submitted("A", "");
        visitor.keepInTouch(result, ADA).redirect();
        for (int times = 0; times < 30; times++) {
            keepInTouch(result, "name", "Ada " + times).redirect();
            sent();
        }

        assertThat(count("mail where kind = 'CONTACT_CHANGED'")).isEqualTo(2 * MailQueue.MAX_A_DAY);
    }

    @Test
    void contactDetailsStayHereIfTheOperatorSaysSo() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(
                        result,
                        Map.of("name", "Ada", "business", "Ada Ltd", "email", "ada@example.com", "consent", "true"))
                .redirect();
        MailProperties discretion = new MailProperties(null, List.of("grace@example.org"), false);
        SubmissionMailContents letters = new SubmissionMailContents(
                submissions,
                comments,
                messagesOfVisitors,
                followUps,
                translations,
                discretion,
                new SubjectLine(translations, messages, discretion),
                new Site("https://check.example.org"),
                new DeletionKeys(hash, clock),
                new ReplyKeys(hash),
                displayNames,
                recipients,
                brands,
                clock);
        MailWriter discreet = new MailWriter(
                letters,
                summaryLetters,
                recipients,
                threads,
                discretion,
                templates,
                messages,
                new Site("https://check.example.org"),
                brands,
                clock);

        for (Mail mail : mails.due()) {
            OutgoingMessage message = discreet.write(mail, server.getSession()).orElseThrow();
            assertThat(text(message) + html(message).outerHtml())
                    .contains("/admin/submissions/" + id())
                    .doesNotContainIgnoringCase("Ada@")
                    .doesNotContain("Ada");
            assertThat(message.getSubject()).doesNotContain("Ada");
        }
        assertThat(mails.due()).hasSize(4);
    }

    @Test
    void contactDetailsThatWereTakenBackAreNotToldOf() {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("name", "Ada")).redirect();
        visitor.keepInTouch(result, Map.of("name", "")).redirect();

        assertThat(sent()).as("of the submission").hasSize(2);
        assertThat(count("mail where done_at is null")).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class ContactMailOnPostgresTest extends ContactMailTest {}
