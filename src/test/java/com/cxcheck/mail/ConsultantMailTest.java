package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.mail.MailHistory.Entry;
import com.cxcheck.mail.MailHistory.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who of the consultants is told, when, and who answers whom: grace is at grace@example.org, and joan in the settings, too. */
class ConsultantMailTest extends MailedConsultants {

    @Autowired
    private MailHistory mailsOfSubmissions;

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
        assertThat(entries)
                .filteredOn(mail -> mail.outcome() != Outcome.SENT && mail.outcome() != Outcome.WAITING)
                .hasSize(4);
        assertThat(jdbc.sql("select * from mail_outcome").query().listOfRows().toString())
                .doesNotContain("ada@");

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
        assertThat(count("mail_outcome") + count("mail_thread")).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class ConsultantMailOnPostgresTest extends ConsultantMailTest {}
