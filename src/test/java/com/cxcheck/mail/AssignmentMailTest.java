package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.followup.ActionTaken;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentChanged;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Message;
import com.cxcheck.reply.MessageReceived;
import com.cxcheck.reply.Messages;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails about assignments, and about what is written on either side. */
class AssignmentMailTest extends MailedConsultants {

    @Autowired
    private Messages messages;

    @Test
    void aCommentIsAnsweredToTheConsultantOrElseToTheBrand() throws Exception {
        jdbc.sql("update brand set email = 'office@example.net', person_name = 'Ada Byron'")
                .update();
        String result = submitted("A", "");
        keepInTouch(result);
        for (String author : List.of("grace", "somebody")) {
            transaction.executeWithoutResult(status -> {
                Comment comment = comments.save(new Comment(id(), author, "Hello", clock.instant()));
                events.publishEvent(new CommentWritten(comment.id(), comment.submissionId()));
            });
        }
        sent();
        List<MimeMessage> toAda = new java.util.ArrayList<>();
        for (MimeMessage mail : received()) {
            if (recipients(List.of(mail)).contains("ada@example.com")) {
                toAda.add(mail);
            }
        }

        assertThat(toAda)
                .extracting(mail -> mail.getReplyTo()[0].toString())
                .containsExactly("Grace Hopper <grace@example.org>", "Ada Byron <office@example.net>");
        assertThat(text(toAda.get(0))).endsWith("-- \nGrace Hopper\nCustomer experience check\noffice@example.net\n");
        assertThat(html(toAda.get(0)).expectFirst("p:last-of-type").text())
                .isEqualTo("Grace Hopper Customer experience check office@example.net");
    }

    @Test
    void aCommentThatIsOlderThanTheAddressIsToldOnceThereIsOne() throws Exception {
        String result = submitted("A", "");
        comment("First");
        comment("Newest");
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        keepInTouch(result);
        keepInTouch(result);

        assertThat(recipients(sent()).stream().filter("ada@example.com"::equals))
                .hasSize(1);
        assertThat(count("mail where kind = 'COMMENT'")).isEqualTo(1);
    }

    private void nothingWaits() {
        sent();
        jdbc.sql("delete from mail").update();
        try {
            SERVER.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsAssignedASubmissionIsToldUnlessTheyTookItThemselves() throws Exception {
        submitted("A", "");
        nothingWaits();

        change(followUp -> followUp.assignTo("grace"), "grace");
        assertThat(sent()).isEmpty();
        change(followUp -> followUp.assignTo("joan"), "grace");
        jdbc.sql("update consultant set mailing = 'NEVER' where username = 'grace'")
                .update();
        change(followUp -> followUp.assignTo("grace"), "joan");

        assertThat(recipients(sent())).containsExactly("joan@example.org");
        assertThat(received().get(0).getSubject()).isEqualTo("37% Service-led: assigned to you");
        assertThat(text(received().get(0))).contains("https://check.example.org/admin/submissions/" + id());
    }

    @Test
    void severalAssignmentsAreOneMail() throws Exception {
        for (int i = 0; i < 5; i++) {
            visitor = new com.cxcheck.Visitor(mvc);
            submitted("A", "");
        }
        nothingWaits();

        change(followUp -> followUp.assignTo("joan"), "grace");

        assertThat(recipients(sent())).containsExactly("joan@example.org");
        assertThat(received().get(0).getSubject()).isEqualTo("5 submissions: assigned to you");
        assertThat(text(received().get(0))).contains("https://check.example.org/admin?view=mine");
        assertThat(html(received().get(0)).select("h1").text()).isEqualTo("5 submissions assigned to you");
    }

    @Test
    void whatAVisitorWritesIsToldAndAnsweredToTheVisitor() throws Exception {
        keepInTouch(submitted("A", ""));
        nothingWaits();

        transaction.executeWithoutResult(status -> {
            Message message = messages.save(new Message(id(), "When can we\ntalk <b>?", clock.instant()));
            events.publishEvent(new MessageReceived(message.id(), id()));
        });

        assertThat(recipients(sent()))
                .containsExactlyInAnyOrder("list@example.org", "joan@example.org", "grace@example.org");
        MimeMessage mail = received().get(0);
        assertThat(mail.getSubject()).isEqualTo("37% Service-led: a message from the visitor");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("Ada <ada@example.com>");
        assertThat(text(mail)).contains("When can we\ntalk <b>?");
        assertThat(html(mail).select("blockquote").text()).isEqualTo("When can we talk <b>?");
    }

    @Test
    void aVisitorIsToldOfAChangedCommentAndOfWhatWasDone() throws Exception {
        keepInTouch(submitted("A", "You never call back."));
        Comment comment = comment("Hello");
        transaction.executeWithoutResult(status -> events.publishEvent(new CommentChanged(comment.id(), id())));
        assertThat(count("mail where kind = 'COMMENT_CHANGED'"))
                .as("the first mail still waits")
                .isZero();
        nothingWaits();

        transaction.executeWithoutResult(status -> events.publishEvent(new CommentChanged(comment.id(), id())));
        change(
                followUp ->
                        followUp.feedbackAction().take(new ActionTaken("We call back <b>.", "grace", clock.instant())),
                "grace");

        assertThat(sent())
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder("A changed comment on your result", "What we did about your feedback");
        MimeMessage action = received().stream()
                .filter(mail -> subject(mail).startsWith("What"))
                .findFirst()
                .orElseThrow();
        assertThat(recipients(List.of(action))).containsExactly("ada@example.com");
        assertThat(text(action))
                .contains("Grace Hopper tells what was done about your feedback:\n\nWe call back <b>.\n");
        assertThat(html(action).select("blockquote").text()).isEqualTo("We call back <b>.");
        assertThat(action.getReplyTo()[0].toString()).isEqualTo("Grace Hopper <grace@example.org>");
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class AssignmentMailOnPostgresTest extends AssignmentMailTest {}
