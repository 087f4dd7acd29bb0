package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.mail.Mails.Entry;
import com.cxcheck.mail.Mails.Outcome;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentChanged;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Message;
import com.cxcheck.reply.MessageReceived;
import com.cxcheck.reply.Messages;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who of the consultants is told, when, and who answers whom: grace is at grace@example.org, and joan in the settings, too. */
@TestPropertySource(properties = "cxcheck.mail.to=list@example.org, joan@example.org")
class ConsultantMailTest extends AbstractMailTest {

    @Autowired
    private ConsultantRecipients recipients;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Messages messages;

    @Autowired
    private Mails mailsOfSubmissions;

    @BeforeEach
    void graceAndJoan() {
        jdbc.sql("delete from consultant where username in ('grace', 'joan')").update();
        jdbc.sql("delete from mail").update();
        consultant("grace", "grace@example.org", "AT_ONCE");
        consultant("joan", "joan@example.org", "AT_ONCE");
    }

    @AfterEach
    void nobody() {
        jdbc.sql("delete from consultant where username in ('grace', 'joan')").update();
        jdbc.sql("update brand set email = '', person_name = ''").update();
    }

    private void consultant(String username, String email, String mailing) {
        jdbc.sql(
                        "insert into consultant (username, display_name, password_hash, email, mailing) values (?, ?, '', ?, ?)")
                .params(username, username.equals("grace") ? "Grace Hopper" : "", email, mailing)
                .update();
    }

    private void keepInTouch(String result) {
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "ada@example.com", "consent", "true"))
                .redirect();
    }

    private ConsultantMails at(ZonedDateTime time) {
        return new ConsultantMails(
                new MailQueue(jdbc, auditTrail, Clock.fixed(time.toInstant(), time.getZone())),
                recipients,
                followUps,
                Clock.fixed(time.toInstant(), time.getZone()));
    }

    private ZonedDateTime today(int hour) {
        return LocalDate.now(clock).atTime(hour, 0).atZone(clock.getZone());
    }

    @Test
    void aConsultantWithAnAddressIsToldOnceAlsoIfTheSettingsNameIt() throws Exception {
        submitted("A", "");

        assertThat(recipients(sent()))
                .containsExactlyInAnyOrder("list@example.org", "joan@example.org", "grace@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "update consultant set mailing = 'NEVER' where username = 'grace'",
        "update consultant set mailing = 'EACH_MORNING' where username = 'grace'",
        "update consultant set enabled = false where username = 'grace'",
        "update consultant set email = null where username = 'grace'"
    })
    void whoDoesNotWantItOrHasLeftIsNotToldAtOnceAlsoIfTheMailWaits(String change) throws Exception {
        submitted("A", "");
        jdbc.sql(change).update();
        submitted("B", "");

        assertThat(recipients(sent())).doesNotContain("grace@example.org").hasSize(4);
        assertThat(count("mail where done_at is null")).isZero();
    }

    @Test
    void ofContactDetailsTheAssigneeIsToldAndNoOtherConsultant() throws Exception {
        jdbc.sql("update consultant set email = 'hopper@example.org' where username = 'joan'")
                .update();
        String result = submitted("A", "");
        sent();
        SERVER.purgeEmailFromAllMailboxes();
        jdbc.sql("update follow_up set assignee = 'joan'").update();

        keepInTouch(result);

        assertThat(recipients(sent()))
                .containsExactlyInAnyOrder("list@example.org", "joan@example.org", "hopper@example.org");
    }

    @Test
    void theDigestTellsOnceADayWhatCameSinceTheMorningBefore() throws Exception {
        jdbc.sql("update consultant set mailing = 'EACH_MORNING' where username = 'grace'")
                .update();
        submitted("A", "");
        visitor.keepInTouch(
                        "/results/"
                                + jdbc.sql("select reference from submission")
                                        .query(String.class)
                                        .single(),
                        Map.of("business", "Green Lane"))
                .redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();
        jdbc.sql("update submission set submitted_at = ?")
                .param(Timestamp.from(today(6).toInstant()))
                .update();
        jdbc.sql("update follow_up set assignee = 'grace', reply_by = ?")
                .param(LocalDate.now(clock).minusDays(1))
                .update();

        at(today(6)).addDigests();
        assertThat(count("mail where kind = 'DIGEST'")).as("before the morning").isZero();
        at(today(7)).addDigests();
        at(today(7).plusMinutes(5)).addDigests();
        at(today(23)).addDigests();
        jdbc.sql("update mail set next_try_at = ?")
                .param(Timestamp.from(clock.instant().minusSeconds(1)))
                .update();

        List<MimeMessage> digests = sent();
        at(today(8)).addDigests();
        assertThat(sent()).hasSize(1);
        assertThat(recipients(digests)).containsExactly("grace@example.org");
        MimeMessage digest = digests.get(0);
        assertThat(digest.getSubject()).isEqualTo("Since yesterday: 1 new submission, 1 overdue");
        assertThat(text(digest))
                .contains("- 37% Service-led, Green Lane\n  https://check.example.org/admin/submissions/" + id())
                .contains("- 1 assigned to you");
        assertThat(html(digest).select("ul a").text()).isEqualTo("37% Service-led, Green Lane");

        at(today(7).plusDays(1)).addDigests();
        assertThat(count("mail where kind = 'DIGEST'"))
                .as("of the next day, too")
                .isEqualTo(2);
    }

    @Test
    void aDigestWithoutAnythingToTellIsNotSent() {
        jdbc.sql("update consultant set mailing = 'EACH_MORNING' where username = 'grace'")
                .update();
        at(today(7)).addDigests();
        jdbc.sql("update mail set next_try_at = ?")
                .param(Timestamp.from(clock.instant().minusSeconds(1)))
                .update();

        assertThat(sent()).isEmpty();
        assertThat(count("mail where kind = 'DIGEST' and done_at is not null")).isEqualTo(1);
    }

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

    private void change(Consumer<FollowUp> change, String actor) {
        transaction.executeWithoutResult(status -> submissionIds().forEach(id -> {
            FollowUp followUp = followUps.get(id);
            change.accept(followUp);
            followUp.changedBy(actor, clock.instant());
        }));
    }

    private List<Long> submissionIds() {
        return jdbc.sql("select id from submission order by id")
                .query(Long.class)
                .list();
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

    @Test
    void whatWasMailedIsKnownAsLongAsTheSubmissionIsKept() throws Exception {
        String result = submitted("A", "");
        long id = id();
        assertThat(mailsOfSubmissions.of(id)).hasSize(3).allMatch(mail -> mail.outcome() == Outcome.WAITING);
        sent();
        askForCopy(result, "ada@example.com").redirect();
        try (ScriptedServer refusing = new ScriptedServer(Map.of("RCPT", "550 nobody"))) {
            new MailDelivery(refusing.sender(), mails, writer, clock).deliver();
        }
        keepInTouch(result);
        try (ScriptedServer refusing = new ScriptedServer(Map.of("MAIL", "451 later"))) {
            new MailDelivery(refusing.sender(), mails, writer, clock).deliver();
        }
        retention(Duration.ofHours(25)).tidyUp();

        List<Entry> entries = mailsOfSubmissions.of(id);

        assertThat(entries)
                .filteredOn(
                        mail -> mail.outcome() == Outcome.SENT && mail.kind().equals("SUBMISSION"))
                .extracting(mail -> mail.recipient().orElseThrow())
                .containsExactlyInAnyOrder("list@example.org", "joan@example.org", "grace");
        assertThat(entries)
                .filteredOn(mail -> mail.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.kind()).isEqualTo("COPY");
                    assertThat(mail.recipient()).as("not the address").isEmpty();
                });
        assertThat(entries).filteredOn(Entry::isTroubled).hasSize(4);
        assertThat(jdbc.sql("select * from mail_outcome").query().listOfRows().toString())
                .doesNotContain("ada@");

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
        assertThat(count("mail_outcome") + count("mail_thread")).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class ConsultantMailOnPostgresTest extends ConsultantMailTest {}
