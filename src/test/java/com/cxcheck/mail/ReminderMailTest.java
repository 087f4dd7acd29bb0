package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.RetentionPeriods;
import com.cxcheck.submission.Submission;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One mail 90 days after a result, to an address that was left for it. */
class ReminderMailTest extends ReminderMails {

    @Autowired
    private Reminders reminders;

    private MailQueue queue() {
        return new MailQueue(jdbc, auditTrail, clock);
    }

    @Test
    void itHasABoxOfItsOwnThatIsNotTicked() {
        result = submitted("A", "");
        Page page = visitor.get(result);

        assertThat(page.html()
                        .select("form[action$=/copy] input[type=checkbox]")
                        .eachAttr("id"))
                .containsExactly("remind");
        assertThat(page.html().select("#remind[checked]")).isEmpty();
        askForCopy(result, "ada@example.com").redirect();
        assertThat(count("mail where kind = 'REMINDER'")).isZero();
    }

    @Test
    void itComesAfter90DaysAndNotBefore() throws Exception {
        askFor("ada@example.com");

        assertThat(sentAfter(89)).isEmpty();
        retention(Duration.ofDays(89)).tidyUp();
        List<MimeMessage> mails = sentAfter(90);

        MimeMessage mail = to("ada@example.com", mails);
        assertThat(mails).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Time to measure again");
        assertThat(text(mail)).contains("37% proactive: Service-led", "/questions/1?again", result + "?key=");
        assertThat(html(mail).select("a").eachText())
                .containsExactly("Take the check again", "Open your result", "Send me no reminder");
    }

    @Test
    void itIsSentOnceOverRestartsAndByTwoInstancesAtOnce() throws Exception {
        askFor("ada@example.com");
        ExecutorService instances = Executors.newFixedThreadPool(2);
        Callable<Boolean> delivery = () -> {
            instance(server, Duration.ofDays(90)).deliver();
            return true;
        };
        try {
            instances.invokeAll(List.of(delivery, delivery));
        } finally {
            instances.shutdown();
        }

        assertThat(received()).hasSize(1);
        assertThat(sentAfter(90)).hasSize(1);
        assertThat(sentAfter(91)).hasSize(1);
        retention(Duration.ofDays(92)).tidyUp();
        assertThat(count("mail where kind = 'REMINDER'"))
                .as("the address is deleted")
                .isZero();
        assertThat(sentAfter(180)).hasSize(1);
    }

    @Test
    void askingTwiceIsOneMailToTheLatestAddress() throws Exception {
        askFor("ada@example.com");
        visitor.sendTo(result + "/copy", visitor.get(result), Map.of("address", "grace@example.com", "remind", "true"))
                .redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        assertThat(recipients(sentAfter(90))).containsExactly("grace@example.com");
    }

    @Test
    void itGoesWithTheSubmission() throws Exception {
        askFor("ada@example.com");
        jdbc.sql("delete from submission").update();

        assertThat(count("mail where kind = 'REMINDER'")).isZero();
        assertThat(sentAfter(90)).isEmpty();
    }

    @Test
    void itIsInTheLanguageOfTheVisitor() throws Exception {
        result = submitted("A", "");
        visitor.withHeader("Accept-Language", "de")
                .sendTo(result + "/copy", visitor.get(result), Map.of("address", "ada@example.com", "remind", "true"))
                .redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();

        assertThat(to("ada@example.com", sentAfter(90)).getSubject()).isEqualTo("Zeit, wieder zu messen");
    }

    @Test
    void acrossAClockChangeItComesAtTheSameTimeOfTheDay() throws Exception {
        askFor("ada@example.com");
        Instant submitted = Instant.parse("2027-01-15T09:00:00Z");
        jdbc.sql("update submission set submitted_at = ?")
                .param(Timestamp.from(submitted))
                .update();
        Clock berlin = Clock.fixed(submitted, ZoneId.of("Europe/Berlin"));
        Submission submission = submissions.findById(id()).orElseThrow();

        new Reminders(queue(), jdbc, keys, new RetentionPeriods(Duration.ofDays(30), null), berlin)
                .add(submission, new MailAddress("ada@example.com"));

        assertThat(jdbc.sql("select next_try_at from mail where kind = 'REMINDER'")
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2027-04-15T08:00:00Z"));
    }

    @Test
    void whereResultsAreDeletedBeforeThereIsNone() {
        Reminders short60 = new Reminders(
                queue(), jdbc, keys, new RetentionPeriods(Duration.ofDays(30), Duration.ofDays(60)), clock);
        result = submitted("A", "");
        Submission submission = submissions.findById(id()).orElseThrow();

        short60.add(submission, new MailAddress("ada@example.com"));

        assertThat(short60.isPossible(submission)).isFalse();
        assertThat(short60.tooFewDays()).isEqualTo(60);
        assertThat(count("mail where kind = 'REMINDER'")).isZero();
        assertThat(reminders.isPossible(submission)).isTrue();
    }

    @Test
    void theConsultantSeesNoAddressOfIt() throws Exception {
        askFor("ada@example.com");

        sentAfter(90);

        assertThat(jdbc.sql("select * from mail_outcome where kind = 'REMINDER'")
                        .query()
                        .listOfRows())
                .hasSize(1)
                .allSatisfy(outcome -> assertThat(outcome.get("recipient")).isNull());
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class ReminderMailOnPostgresTest extends ReminderMailTest {}
