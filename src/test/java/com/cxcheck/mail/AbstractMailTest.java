package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.account.DisplayNames;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.brand.Brands;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import com.cxcheck.submission.VisitorTokens;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** Sends to a real mail server. The scheduled delivery is off; tests call it. */
@AppTest
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "cxcheck.url=https://check.example.org",
            "cxcheck.mail.to=grace@example.org, joan@example.org"
        })
@ExtendWith(OutputCaptureExtension.class)
abstract class AbstractMailTest {

    static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @Autowired
    protected DisplayNames displayNames;

    @Autowired
    protected Brands brands;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailDelivery delivery;

    @Autowired
    JavaMailSenderImpl server;

    @Autowired
    MailQueue mails;

    @Autowired
    MailWriter writer;

    @Autowired
    MailRetention retention;

    @Autowired
    AuditTrail auditTrail;

    @Autowired
    Questionnaire questionnaire;

    @Autowired
    Submissions submissions;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    Comments comments;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    ScheduledTaskHolder scheduled;

    @Autowired
    Clock clock;

    Visitor visitor;
    int logged;

    @BeforeEach
    void nothingWaits(CapturedOutput output) throws Exception {
        logged = output.length();
        scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Delivery"))
                .forEach(task -> task.cancel(false));
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from copy_count").update();
        jdbc.sql("delete from audit_event").update();
        SERVER.purgeEmailFromAllMailboxes();
        visitor = new Visitor(mvc);
    }

    /** Another instance on the same database, with a clock that is ahead. */
    MailDelivery instance(JavaMailSenderImpl itsServer, Duration later) {
        return new MailDelivery(itsServer, mails(later), writer, Clock.offset(clock, later));
    }

    MailQueue mails(Duration later) {
        return new MailQueue(jdbc, auditTrail, Clock.offset(clock, later));
    }

    static List<MimeMessage> received() {
        return List.of(SERVER.getReceivedMessages());
    }

    List<MimeMessage> sent() {
        delivery.deliver();
        return received();
    }

    static List<String> recipients(List<MimeMessage> mails) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (MimeMessage mail : mails) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            recipients.add(mail.getRecipients(RecipientType.TO)[0].toString());
        }
        return recipients;
    }

    static MimeMessage to(String recipient, List<MimeMessage> mails) throws MessagingException {
        return mails.get(recipients(mails).indexOf(recipient));
    }

    static String part(MimeMessage mail, int number, String type) throws MessagingException, IOException {
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(number).getContentType()).isEqualToIgnoringCase(type + "; charset=UTF-8");
        String content = ((String) parts.getBodyPart(number).getContent()).replace("\r\n", "\n");
        assertThat(content).as("resolved").doesNotContain("??", "[(", "[#", "[/]", " th:");
        return content;
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 0, "text/plain");
    }

    static Document html(MimeMessage mail) throws MessagingException, IOException {
        String html = part(mail, 1, "text/html");
        assertThat(html).startsWith("<!DOCTYPE html>");
        Document document = Jsoup.parse(html);
        assertThat(document.title()).isEqualTo(mail.getSubject().replace('\u00a0', ' '));
        assertThat(document.select("script, img, link, [style], form")).isEmpty();
        return document;
    }

    /** Submits without visiting the pages. */
    String submitted(String choice, String feedback) {
        VisitorToken respondent = tokens.issue();
        visitor.setCookie("visitor", respondent.value());
        return Objects.requireNonNull(transaction.execute(status -> {
            Submission submission = new Submission(respondent, 1, questionnaire, clock.instant());
            questionnaire
                    .choiceQuestions()
                    .forEach(question ->
                            submission.answer(question, question.choice(choice).orElseThrow(), clock.instant()));
            submission.giveFeedback(feedback, clock.instant());
            submission.submit(clock.instant());
            submissions.save(submission);
            events.publishEvent(new SubmissionSubmitted(submission.id(), submission.submittedAt()));
            return "/results/" + submission.reference();
        }));
    }

    long id() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    List<String> audited() {
        return jdbc.sql("select action || ' ' || subject from audit_event order by id")
                .query(String.class)
                .list();
    }

    MailRetention retention(Duration later) {
        return new MailRetention(new MailQueue(jdbc, auditTrail, Clock.offset(clock, later)));
    }

    Page askForCopy(String result, String address) {
        return visitor.sendTo(result + "/copy", visitor.get(result), Map.of("address", address));
    }

    Comment comment(String text) {
        return transaction.execute(status -> {
            Comment comment = comments.save(new Comment(id(), "Grace", text, clock.instant()));
            events.publishEvent(new CommentWritten(comment.id(), comment.submissionId()));
            return comment;
        });
    }
}
