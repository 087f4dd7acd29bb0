package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;

/** What the mail server refuses, and what may have arrived. */
class MailRefusalTest extends AbstractMailTest {

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 later",
        "MAIL, 550 not from you",
        "RCPT, 450 greylisted",
        "DATA, 451 busy",
        "., 400 later",
        "., 450 busy",
        "., 554 no"
    })
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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class MailRefusalOnPostgresTest extends MailRefusalTest {}
