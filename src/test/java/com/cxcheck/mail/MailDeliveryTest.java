package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.SubmissionSubmitted;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** When mails are sent, sent again and given up, with mail servers that refuse them and break. */
class MailDeliveryTest extends AbstractMailTest {

    @Autowired
    private HealthContributorRegistry health;

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
    void ofASubmissionThatIsDeletedNothingIsMailed() {
        String result = submitted("A", "");
        askForCopy(result, "ada@example.com").redirect();

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

        assertThat(count("mail")).isZero();
        assertThat(sent()).isEmpty();
    }

    @Test
    void noHealthCheckAsksTheMailServer() {
        assertThat(health.getContributor("db")).isNotNull();
        assertThat(health.getContributor("mail")).isNull();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class MailDeliveryOnPostgresTest extends MailDeliveryTest {}
