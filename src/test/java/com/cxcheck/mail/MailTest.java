package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.site.Site;
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
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import org.thymeleaf.TemplateEngine;

/** MailQueue to a real mail server, and to some that break. The clock sends none here; the tests do. */
@AppTest
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "cxcheck.url=https://check.example.org",
            "cxcheck.mail.to=grace@example.org, joan@example.org"
        })
@ExtendWith(OutputCaptureExtension.class)
class MailTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailDelivery delivery;

    @Autowired
    private JavaMailSenderImpl server;

    @Autowired
    private MailQueue mails;

    @Autowired
    private MailWriter writer;

    @Autowired
    private MailRetention retention;

    @Autowired
    private AuditTrail auditTrail;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Submissions submissions;

    @Autowired
    private VisitorTokens tokens;

    @Autowired
    private Comments comments;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TemplateEngine templates;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Translations translations;

    @Autowired
    private ScheduledTaskHolder scheduled;

    @Autowired
    private HealthContributorRegistry health;

    @Autowired
    private Clock clock;

    private Visitor visitor;

    private int logged;

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

    private static List<MimeMessage> received() {
        return List.of(SERVER.getReceivedMessages());
    }

    private List<MimeMessage> sent() {
        delivery.deliver();
        return received();
    }

    private static List<String> recipients(List<MimeMessage> mails) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (MimeMessage mail : mails) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            recipients.add(mail.getRecipients(RecipientType.TO)[0].toString());
        }
        return recipients;
    }

    private static MimeMessage to(String recipient, List<MimeMessage> mails) throws MessagingException {
        return mails.get(recipients(mails).indexOf(recipient));
    }

    private static String part(MimeMessage mail, int number, String type) throws MessagingException, IOException {
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(number).getContentType()).isEqualToIgnoringCase(type + "; charset=UTF-8");
        String content = ((String) parts.getBodyPart(number).getContent()).replace("\r\n", "\n");
        assertThat(content).as("resolved").doesNotContain("??", "[(", "[#", "[/]", " th:");
        return content;
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 0, "text/plain");
    }

    private static Document html(MimeMessage mail) throws MessagingException, IOException {
        String html = part(mail, 1, "text/html");
        assertThat(html).startsWith("<!DOCTYPE html>");
        Document document = Jsoup.parse(html);
        assertThat(document.title()).isEqualTo(mail.getSubject());
        assertThat(document.select("script, img, link, [style], form")).isEmpty();
        return document;
    }

    /** As a visitor does it in eleven pages. */
    private String submitted(String choice, String feedback) {
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

    private long id() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private List<String> audited() {
        return jdbc.sql("select action || ' ' || subject from audit_event order by id")
                .query(String.class)
                .list();
    }

    /** Another instance on the same database, or the same some time later. */
    private MailDelivery instance(JavaMailSenderImpl itsServer, Duration later) {
        Clock itsClock = Clock.offset(clock, later);
        return new MailDelivery(itsServer, new MailQueue(jdbc, auditTrail, itsClock), writer, itsClock);
    }

    private MailRetention retention(Duration later) {
        return new MailRetention(new MailQueue(jdbc, auditTrail, Clock.offset(clock, later)));
    }

    private Page askForCopy(String result, String address) {
        return visitor.sendTo(result + "/copy", visitor.get(result), Map.of("address", address));
    }

    private Comment comment(String text) {
        return transaction.execute(status -> {
            Comment comment = comments.save(new Comment(id(), "Grace", text, clock.instant()));
            events.publishEvent(new CommentWritten(comment.id(), comment.submissionId()));
            return comment;
        });
    }

    @Test
    void aSubmissionBringsEachConsultantOneMailInTextAndHtml() throws Exception {
        visitor.send(visitor.get("/questions/1?source=spring-newsletter"), Map.of("choice", "A"));
        visitor.answer(2, 10, "A");
        visitor.feedback("Grüße, 你好 🎈\n  indented <b>& more").redirect();
        visitor.submit();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        String link = "https://check.example.org/admin/submissions/" + id();
        for (MimeMessage mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("CX Check: somebody has submitted");
            assertThat(mail.getFrom()[0].toString()).isEqualTo("CX Check <cx-check@check.example.org>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate()).isNotNull();
            assertThat(text(mail))
                    .contains("37 % proactive: Service-led")
                    .contains("Grüße, 你好 🎈\n  indented <b>& more")
                    .contains("Came by the link: spring-newsletter")
                    .contains("\n" + link + "\n");
            Document html = html(mail);
            assertThat(html.text()).contains("37 % proactive: Service-led", "spring-newsletter");
            assertThat(html.expectFirst("blockquote").wholeText()).isEqualTo("Grüße, 你好 🎈\n  indented <b>& more");
            assertThat(html.select("a").eachAttr("href")).containsExactly(link);
        }
    }

    @Test
    void ofATextOfThousandsOfEmojiAMailHasTheBeginning() throws Exception {
        submitted("A", "Look: " + "👨‍👩‍👧‍👦".repeat(3_990));

        for (MimeMessage mail : sent()) {
            assertThat(text(mail)).contains("Look: 👨‍👩‍👧‍👦", "👨‍👩\u200D…");
            assertThat(html(mail).expectFirst("blockquote").wholeText()).endsWith("…");
            assertThat(mail.getSize()).isLessThan(150_000);
        }
    }

    @Test
    void submittingTwiceIsTellingOnce() {
        visitor.answer(1, 10, "B");
        Page check = visitor.get("/answers");
        String result = visitor.send(check, Map.of()).redirect();
        assertThat(visitor.send(check, Map.of()).redirect()).isEqualTo(result);

        assertThat(sent()).hasSize(2);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void whatIsNotCommittedIsNotMailed() {
        visitor.answer(1, 10, "B");
        long id = id();
        transaction.executeWithoutResult(status -> {
            submissions.findById(id).orElseThrow().submit(clock.instant());
            events.publishEvent(new SubmissionSubmitted(id, clock.instant()));
            assertThat(count("mail")).isEqualTo(2);
            status.setRollbackOnly();
        });

        assertThat(sent()).isEmpty();
    }

    @Test
    void noTextBecomesAHeader() throws Exception {
        submitted("A", "x\r\nBcc: everybody@example.com\r\n\r\n.\r\nMAIL FROM:<x@example.com>\r\n");

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        assertThat(text(mails.get(0))).contains("\n.\nMAIL FROM:<x@example.com>");
        assertThat(mails.get(0).getHeader("Bcc")).isNull();
    }

    @Test
    void whileTheServerIsAwayMailsWaitWithoutBeingCountedAndComeWhenItIsBack(CapturedOutput output) throws Exception {
        ScriptedServer away = new ScriptedServer(Map.of());
        away.close();
        MailDelivery first = instance(away.sender(), Duration.ZERO);
        assertThat(submitted("B", "patience")).startsWith("/results/");

        first.deliver();
        first.deliver();

        assertThat(output.toString()
                        .substring(logged)
                        .split("Mails wait, since there is no way to the mail server", -1))
                .as("asked for once a minute")
                .hasSize(2);
        assertThat(count("mail where tries = 0 and handed_over_at is null and done_at is null"))
                .isEqualTo(2);
        assertThat(sent()).hasSize(2);
        assertThat(output.toString().substring(logged)).doesNotContain("patience", "grace@");
    }

    @Test
    void ofInstancesThatSendAtOnceOneSendsEachMail() throws Exception {
        for (int i = 0; i < 10; i++) {
            submitted("B", "");
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Void>> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            MailDelivery instance = instance(server, Duration.ZERO);
            instances.add(() -> {
                instance.deliver();
                return null;
            });
        }

        for (Future<Void> each : threads.invokeAll(instances, 5, TimeUnit.MINUTES)) {
            each.get();
        }
        threads.shutdown();

        assertThat(received()).hasSize(20);
        assertThat(count("mail where done_at is not null")).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 451 later", "MAIL, 550 not from you", "RCPT, 450 greylisted", "DATA, 451 busy", "., 554 no"})
    void whatTheServerRefusesForNowIsSentLaterWithTheSameId(String command, String reply) throws Exception {
        submitted("B", "");
        try (ScriptedServer refusing = new ScriptedServer(Map.of(command, reply))) {
            instance(refusing.sender(), Duration.ZERO).deliver();
            instance(refusing.sender(), Duration.ZERO).deliver();
            assertThat(refusing.connections()).as("a minute has to pass").isEqualTo(1);
            instance(refusing.sender(), Duration.ofSeconds(61)).deliver();
            instance(refusing.sender(), Duration.ofSeconds(179)).deliver();
            assertThat(refusing.connections()).as("then two").isEqualTo(2);
        }
        assertThat(count("mail where tries = 2 and handed_over_at is null and done_at is null"))
                .isEqualTo(2);
        Mail waiting = mails(Duration.ofDays(1)).due().get(0);

        instance(server, Duration.ofSeconds(182)).deliver();

        assertThat(received()).hasSize(2);
        assertThat(received())
                .extracting(MimeMessage::getMessageID)
                .doesNotHaveDuplicates()
                .contains(
                        writer.write(waiting, server.getSession()).orElseThrow().getMessageID());
        assertThat(audited()).isEmpty();
    }

    private MailQueue mails(Duration later) {
        return new MailQueue(jdbc, auditTrail, Clock.offset(clock, later));
    }

    @Test
    void anAddressThatTheServerRefusesIsGivenUpAtOnceAndPutOnRecord(CapturedOutput output) throws Exception {
        askForCopy(submitted("B", ""), "ada@example.com").redirect();
        jdbc.sql("delete from mail where kind <> 'COPY'").update();
        try (ScriptedServer refusing = new ScriptedServer(Map.of("RCPT", "550 no such ada@example.com"))) {
            instance(refusing.sender(), Duration.ZERO).deliver();
            instance(refusing.sender(), Duration.ofHours(2)).deliver();
            assertThat(refusing.connections()).isEqualTo(1);
        }
        assertThat(audited())
                .singleElement()
                .asString()
                .matches("MAIL_GIVEN_UP mail \\d+ \\(COPY of submission " + id()
                        + "\\): the mail server refuses the address with 550");
        assertThat(output.toString().substring(logged))
                .contains("refuses the address with 550")
                .doesNotContain("ada@example.com");
    }

    @Test
    void oneAddressThatIsRefusedHoldsUpNoOther() throws Exception {
        submitted("B", "");
        try (ScriptedServer refusing = new ScriptedServer(Map.of("RCPT", "550 nobody"))) {
            jdbc.sql("update mail set next_try_at = ? where recipient = 'joan@example.org'")
                    .param(Timestamp.from(clock.instant().plusSeconds(60)))
                    .update();
            instance(refusing.sender(), Duration.ZERO).deliver();
        }

        instance(server, Duration.ofSeconds(61)).deliver();

        assertThat(recipients(received())).containsExactly("joan@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "."})
    void whatMayHaveArrivedIsNotSentAgainAndPutOnRecord(String when) throws Exception {
        submitted("B", "");
        jdbc.sql("delete from mail where recipient = 'joan@example.org'").update();
        try (ScriptedServer breaking = new ScriptedServer(Map.of(when, ScriptedServer.HANG_UP))) {
            instance(breaking.sender(), Duration.ZERO).deliver();
            assertThat(breaking.mails()).isEqualTo(1);
            instance(breaking.sender(), Duration.ofHours(2)).deliver();
            assertThat(breaking.connections()).isEqualTo(1);
        }

        instance(server, Duration.ofHours(3)).deliver();

        assertThat(received()).isEmpty();
        assertThat(audited()).singleElement().asString().startsWith("MAIL_UNCERTAIN mail ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void whatCannotHaveArrivedIsSentAgain(String command) throws Exception {
        submitted("B", "");
        jdbc.sql("delete from mail where recipient = 'joan@example.org'").update();
        try (ScriptedServer breaking = new ScriptedServer(Map.of(command, ScriptedServer.HANG_UP))) {
            instance(breaking.sender(), Duration.ZERO).deliver();
            assertThat(breaking.connections()).isEqualTo(1);
        }

        instance(server, Duration.ofMinutes(2)).deliver();

        assertThat(received()).hasSize(1);
        assertThat(audited()).isEmpty();
    }

    @Test
    void aMailDuringWhichTheProgramWasKilledIsNotSentAgainAndPutOnRecord() {
        submitted("B", "");
        Mail mail = mails.due().get(0);
        assertThat(mails.claim(mail)).isTrue();

        retention(Duration.ofMinutes(9)).tidyUp();
        assertThat(audited()).as("it may still be under way").isEmpty();
        retention(Duration.ofMinutes(11)).tidyUp();
        retention(Duration.ofMinutes(11)).tidyUp();

        assertThat(audited())
                .containsExactly("MAIL_UNCERTAIN " + mail + ": the program ended while it was being handed over");
        assertThat(sent()).as("the other one").hasSize(1);
    }

    @Test
    void whatHasWaitedTooLongIsGivenUpAndACopySooner() {
        askForCopy(submitted("B", ""), "ada@example.com").redirect();

        retention(Duration.ofHours(23)).tidyUp();
        assertThat(count("mail")).isEqualTo(3);
        retention(Duration.ofHours(25)).tidyUp();
        assertThat(count("mail")).isEqualTo(2);
        assertThat(count("mail where recipient = 'ada@example.com'")).isZero();
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("MAIL_GIVEN_UP")
                .endsWith("it has waited too long");
        retention(Duration.ofHours(73)).tidyUp();

        assertThat(count("mail")).isZero();
        assertThat(audited()).hasSize(3);
        assertThat(sent()).isEmpty();
    }

    @Test
    void contactDetailsAreToldOnceAndNotWhenTheyChange() throws Exception {
        String result = submitted("A", "");
        sent();
        SERVER.purgeEmailFromAllMailboxes();
        visitor.keepInTouch(
                        result,
                        Map.of(
                                "name",
                                "Ada <i>",
                                "business",
                                "Ada Ltd",
                                "email",
                                "ada@example.com",
                                "consent",
                                "true",
                                "teamSize",
                                "TWO_TO_TEN"))
                .redirect();
        visitor.keepInTouch(result, Map.of("name", "Ada L.")).redirect();
        visitor.keepInTouch(result, Map.of("name", "", "business", "", "email", "", "teamSize", ""))
                .redirect();
        visitor.keepInTouch(result, Map.of("name", "Ada <i>", "business", "Ada Ltd", "teamSize", "TWO_TO_TEN"))
                .redirect();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).isEqualTo("CX Check: somebody has left contact details");
        assertThat(text(mail))
                .contains("Your name: Ada <i>\nYour business: Ada Ltd\n")
                .contains("2 to 10")
                .contains("https://check.example.org/admin/submissions/" + id())
                .as("as they are when it is sent")
                .doesNotContain("ada@example.com");
        assertThat(html(mail).select("dd").eachText()).containsExactly("Ada <i>", "Ada Ltd", "2 to 10");

        retention(Duration.ofHours(25)).tidyUp();
        visitor.keepInTouch(result, Map.of("name", "Ada L.")).redirect();
        assertThat(count("mail")).as("a day later").isZero();
    }

    @Test
    void contactDetailsStayHereIfTheOperatorSaysSo() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "ada@example.com", "consent", "true"))
                .redirect();
        MailWriter discreet = new MailWriter(
                submissions,
                comments,
                translations,
                new MailProperties(null, List.of("grace@example.org"), false),
                templates,
                messages,
                new Site("https://check.example.org"),
                clock);

        for (Mail mail : mails.due()) {
            OutgoingMessage letter = discreet.write(mail, server.getSession()).orElseThrow();
            assertThat(text(letter) + html(letter).outerHtml())
                    .contains("/admin/submissions/" + id())
                    .doesNotContainIgnoringCase("Ada@")
                    .doesNotContain("Ada");
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

    @Test
    void aCommentIsToldToWhoLeftAnAddressWithoutItsText() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        comment("Have you thought of a survey?");

        MimeMessage mail = to("ada@example.com", sent());

        assertThat(mail.getSubject()).isEqualTo("CX Check: a comment on your result");
        assertThat(text(mail))
                .contains("Grace has read your answers")
                .contains("\nhttps://check.example.org" + result + "\n")
                .doesNotContain("survey");
        assertThat(html(mail).text()).contains("Grace has read your answers").doesNotContain("survey");
        assertThat(html(mail).select("a").eachAttr("href")).containsExactly("https://check.example.org" + result);
    }

    @Test
    void aCommentIsToldToNobodyWithoutAnAddress() {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("name", "Ada")).redirect();

        comment("Hello");

        assertThat(count("mail where kind = 'COMMENT'")).isZero();
    }

    @Test
    void aCommentIsNotToldOfOnceItOrTheAddressIsTakenBack() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        Comment withdrawn = comment("Hello");
        transaction.executeWithoutResult(status -> comments.delete(withdrawn));
        assertThat(count("mail where kind = 'COMMENT'")).isZero();
        comment("Hello again");
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "")).redirect();

        assertThat(recipients(sent())).doesNotContain("ada@example.com");
        assertThat(count("mail where done_at is null")).isZero();
    }

    @Test
    void aMailThatCannotBeWrittenHoldsUpNothing(CapturedOutput output) throws Exception {
        submitted("A", "Words of the first");
        long broken = id();
        jdbc.sql("update submission set band = 'gone'").update();
        submitted("A", "Words of the second");

        List<MimeMessage> mails = sent();

        assertThat(mails).hasSize(2);
        for (MimeMessage mail : mails) {
            assertThat(text(mail)).contains("Words of the second");
        }
        assertThat(count("mail where tries = 1 and handed_over_at is null and submission_id = " + broken))
                .as("until the program is mended")
                .isEqualTo(2);
        assertThat(output.toString().substring(logged))
                .contains("(SUBMISSION of submission " + broken + ") can't be written")
                .doesNotContain("Words");
    }

    @Test
    void whileTheDatabaseIsAwayThatIsSaidOnceAMinuteAndNothingElseHappens(CapturedOutput output) {
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:tcp://127.0.0.1:1/none"));
        MailDelivery instance = new MailDelivery(server, new MailQueue(away, auditTrail, clock), writer, clock);

        instance.deliver();
        instance.deliver();

        assertThat(output.toString().substring(logged).split("Mails wait, since the database fails", -1))
                .hasSize(2);
    }

    @Test
    void aVisitorGetsACopyOnceHoweverOftenTheyClick() throws Exception {
        String result = submitted("A", "My own words");
        Page page = visitor.get(result);
        for (int click = 0; click < 2; click++) {
            assertThat(visitor.sendTo(result + "/copy", page, Map.of("address", " ada@example.com "))
                            .redirect())
                    .isEqualTo(result + "?copied#copy");
        }
        askForCopy(result, "Ada@Example.com").redirect();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails))
                .containsExactlyInAnyOrder("grace@example.org", "joan@example.org", "ada@example.com");
        MimeMessage copy = to("ada@example.com", mails);
        assertThat(copy.getSubject()).isEqualTo("CX Check: a copy of your result");
        assertThat(text(copy))
                .contains("your answers put your business at 37 % proactive: Service-led.\n")
                .contains("You are at your best once a problem has landed.\nYour business works in the now:")
                .contains("- Listening: Service-led\n")
                .contains("1. Every customer can give feedback\n   Because you said: “Feedback comes from our")
                .contains("   Add one way to give feedback at the moment itself")
                .contains("\nhttps://check.example.org" + result + "\n")
                .doesNotContain("My own words", "\n\n\n");
        Document html = html(copy);
        assertThat(html.select("html").attr("lang")).isEqualTo("en");
        assertThat(html.select("h1").text()).isEqualTo("Where your business stands");
        assertThat(html.select("ul li strong").eachText())
                .containsExactly(
                        "Listening: Service-led",
                        "Response: Service-led",
                        "Ownership: Crossing over",
                        "Journey: Experience-led");
        assertThat(html.select("ol li")).hasSize(3);
        assertThat(html.text()).doesNotContain("My own words");
        assertThat(html.select("a").eachAttr("href")).containsExactly("https://check.example.org" + result);
    }

    @Test
    void aVisitorGetsMailsInTheLanguageOfThePages() throws Exception {
        String result = submitted("A", "");
        assertThat(visitor.get(result + "?lang=de").status()).isEqualTo(200);
        askForCopy(result, "ada@example.com").redirect();

        List<MimeMessage> mails = sent();

        MimeMessage copy = to("ada@example.com", mails);
        assertThat(copy.getSubject()).isEqualTo("CX Check: eine Kopie Ihres Ergebnisses");
        assertThat(html(copy).select("html").attr("lang")).isEqualTo("de");
        assertThat(html(copy).select("h1").text()).isEqualTo("Wo Ihr Unternehmen steht");
        assertThat(text(copy)).contains("Vom Service geprägt").doesNotContain("Service-led", "proactive");
        assertThat(to("grace@example.org", mails).getSubject()).isEqualTo("CX Check: somebody has submitted");
    }

    @Test
    void aDayLaterTheAddressIsGoneAndACopyCanBeAskedForAgain() throws Exception {
        String result = submitted("A", "");
        askForCopy(result, "ada@example.com").redirect();
        sent();
        retention.tidyUp();
        assertThat(count("mail where recipient = 'ada@example.com'")).isEqualTo(1);

        retention(Duration.ofHours(25)).tidyUp();
        assertThat(count("mail")).isZero();
        askForCopy(result, "ada@example.com").redirect();

        List<MimeMessage> mails = sent();
        assertThat(mails).hasSize(4).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        assertThat(audited()).isEmpty();
    }

    @Test
    void nobodyFillsAMailboxFromHere() throws Exception {
        String result = submitted("A", "");
        for (int i = 1; i <= 5; i++) {
            askForCopy(result, "ada" + i + "@example.com").redirect();
        }
        Page sixth = askForCopy(result, "ada6@example.com");
        assertThat(sixth.status()).isEqualTo(422);
        assertThat(sixth.html().select(".error-summary a").text()).startsWith("No more copies can be sent today");
        askForCopy(result, "ada1@example.com").redirect();

        for (int i = 1; i <= 4; i++) {
            visitor = new Visitor(mvc);
            askForCopy(submitted("A", ""), "ada1@example.com").redirect();
        }
        visitor = new Visitor(mvc);
        assertThat(askForCopy(submitted("A", ""), "ADA1@example.com").status()).isEqualTo(422);
        assertThat(count("mail where kind = 'COPY'")).isEqualTo(9);
    }

    @Test
    void twentyTagsAreOneMailboxAlsoForWhoDeletesAndAnswersAgain() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            visitor = new Visitor(mvc);
            statuses.add(
                    askForCopy(submitted("A", ""), "ada+" + i + "@example.com").status());
            sent();
            visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
        }

        assertThat(statuses.subList(0, 5)).containsOnly(303);
        assertThat(statuses.subList(5, 20)).containsOnly(422);
        assertThat(recipients(received()))
                .filteredOn(recipient -> recipient.startsWith("ada"))
                .containsExactly(
                        "ada+1@example.com",
                        "ada+2@example.com",
                        "ada+3@example.com",
                        "ada+4@example.com",
                        "ada+5@example.com");
        assertThat(jdbc.sql("select * from copy_count").query().listOfRows().toString())
                .as("no address is kept for it")
                .doesNotContain("ada", "example");
    }

    @Test
    void whenManyCopiesWereAskedForThePageSaysSoAndHowToGoOn() {
        String result = submitted("A", "");
        // of this hour and the next, so that it doesn't matter when it is
        for (int hour : List.of(0, 1)) {
            jdbc.sql("insert into copy_count (mailbox, since, copies) values ('all', ?, 100)")
                    .param(Timestamp.from(
                            clock.instant().truncatedTo(ChronoUnit.HOURS).plus(hour, ChronoUnit.HOURS)))
                    .update();
        }

        Page page = askForCopy(result, "ada@example.com");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#address-mistake").text())
                .startsWith("More copies have been asked for than can be sent just now. Try again in a few hours");
        assertThat(page.html().select("#address").val()).isEqualTo("ada@example.com");
        assertThat(count("mail where kind = 'COPY'")).isZero();
    }

    @Test
    void ofASubmissionThatIsDeletedNothingIsMailed() {
        String result = submitted("A", "");
        askForCopy(result, "ada@example.com").redirect();

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

        assertThat(count("mail")).isZero();
        assertThat(sent()).isEmpty();
    }

    @Test
    void followingTheLinksOfAMailChangesNothing() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        comment("Hello");
        askForCopy(result, "ada@example.com").redirect();
        Set<String> links = new TreeSet<>();
        for (MimeMessage mail : sent()) {
            links.addAll(html(mail).select("[href]").eachAttr("href"));
            links.addAll(Pattern.compile("https?://\\S+")
                    .matcher(text(mail))
                    .results()
                    .map(match -> match.group())
                    .toList());
        }
        assertThat(links)
                .containsExactlyInAnyOrder(
                        "https://check.example.org" + result, "https://check.example.org/admin/submissions/" + id());
        Map<String, List<String>> before = everything();

        for (String link : links) {
            Visitor scanner = new Visitor(mvc);
            Page page = scanner.get(URI.create(link).getPath());
            assertThat(page.status()).isLessThan(400);
            scanner.get(URI.create(link).getPath());
        }

        assertThat(everything()).isEqualTo(before);
        assertThat(before).containsKeys("mail", "submission", "audit_event", "spring_session");
    }

    /** All rows of all tables but of those that the clock may have something done to at any time. */
    private Map<String, List<String>> everything() {
        Map<String, List<String>> rows = new TreeMap<>();
        jdbc
                .sql("select table_name from information_schema.tables where lower(table_schema) = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !Set.of("insight", "insight_count", "submission_change", "shedlock")
                        .contains(table))
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select * from \"" + table + "\"").query().listOfRows().stream()
                                .map(row -> row.values().stream()
                                        .map(value ->
                                                value instanceof byte[] bytes ? Arrays.toString(bytes) : "" + value)
                                        .toList()
                                        .toString())
                                .sorted()
                                .toList()));
        return rows;
    }

    @Test
    void noHealthCheckAsksTheMailServer() {
        assertThat(health.getContributor("db")).isNotNull();
        assertThat(health.getContributor("mail")).isNull();
    }

    @Test
    void whoOnlyHasTheLinkCannotAskForACopy() {
        String result = submitted("A", "");
        Visitor friend = new Visitor(mvc);
        friend.answer(1, "A");

        assertThat(friend.get(result).html().select("form[action$=/copy]")).isEmpty();
        Page deletion = friend.get("/answers/delete");
        assertThat(friend.post(result + "/copy", Visitor.form(deletion)).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "ada@example.com, bob@example.com",
                "Ada <ada@example.com>",
                "ada@example.com\r\nBcc: bob@example.com",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "ada@localhost",
                "ada@ex_ample.org",
                "\"ada\"@example.com",
                "grüße@example.com"
            })
    void aWrongAddressIsSaidSoAtItsField(String address) {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("business", "Ada Ltd")).redirect();

        Page page = askForCopy(result, address);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#address");
        assertThat(page.html().select("#address-mistake").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#address").attr("aria-describedby")).isEqualTo("address-mistake");
        assertThat(page.html().select("#address").val()).isEqualTo(address.strip());
        assertThat(page.html().select("#business").val())
                .as("the other form is as it was")
                .isEqualTo("Ada Ltd");
        assertThat(page.html().select("#email-mistake")).isEmpty();
        assertThat(count("mail where kind = 'COPY'")).isZero();
    }

    @Test
    @Timeout(30)
    void anAddressIsNotLookedAtForLong() {
        String result = submitted("A", "");

        assertThat(askForCopy(result, "ada@a" + "\u0301\u0323".repeat(129_000) + ".example")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theTwoFormsOfThePageDoNotMix() {
        String result = submitted("A", "");

        Page page = visitor.keepInTouch(result, Map.of("email", "ada@example.com"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#consent");
        assertThat(page.html().select("#address").val()).isEmpty();
        assertThat(page.html().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.text()).contains("deleted after a day");
    }

    @Test
    void theTimeIsTheMailsOwn() throws Exception {
        submitted("A", "");
        Instant before = clock.instant().minusSeconds(60);

        assertThat(sent().get(0).getSentDate())
                .isBetween(before, clock.instant().plusSeconds(60));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class MailOnPostgresTest extends MailTest {}
