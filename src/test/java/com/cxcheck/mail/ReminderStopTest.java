package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stopping a reminder from its mail. */
class ReminderStopTest extends ReminderMails {

    private static String link(MimeMessage mail) throws Exception {
        return mail.getHeader("List-Unsubscribe")[0].replaceFirst("<https://check.example.org(.*)>", "$1");
    }

    @Test
    void aMailProgramStopsItWithOneClickWithoutCookiesOrAToken() throws Exception {
        askFor("ada@example.com");
        MimeMessage mail = to("ada@example.com", sentAfter(90));
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String link = link(mail);

        askFor("grace@example.com");
        String other = link(to("ada@example.com", List.of(mail)));
        assertThat(other).isEqualTo(link);
        String path = Reminders.pathToStop(result.replaceFirst(".*/", ""), keys);
        Page stopped = new Visitor(mvc).post(path, Map.of("List-Unsubscribe", "One-Click"));

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.h1()).isEqualTo("You get no reminder");
        assertThat(count("mail where kind = 'REMINDER' and recipient = 'grace@example.com'"))
                .isZero();
        assertThat(sentAfter(90)).isEmpty();
        assertThat(new Visitor(mvc).post(path, Map.of()).status())
                .as("once more")
                .isEqualTo(200);
    }

    @Test
    void whoOpensTheLinkIsAskedFirst() throws Exception {
        askFor("ada@example.com");
        String link = link(to("ada@example.com", sentAfter(90)));
        askFor("ada@example.com");
        String mine = Reminders.pathToStop(result.replaceFirst(".*/", ""), keys);
        Visitor anybody = new Visitor(mvc);

        assertThat(anybody.get(link).status()).isEqualTo(200);
        Page asked = anybody.get(mine);
        assertThat(asked.h1()).isEqualTo("Send me no reminder");
        assertThat(asked.header("Cache-Control")).contains("no-store");
        assertThat(count("mail where kind = 'REMINDER' and done_at is null"))
                .as("a scanner opened it")
                .isEqualTo(1);

        assertThat(anybody.send(asked, Map.of()).h1()).isEqualTo("You get no reminder");
        assertThat(count("mail where kind = 'REMINDER' and done_at is null")).isZero();
    }

    @Test
    void aForgedKeyStopsNothing() throws Exception {
        askFor("ada@example.com");

        Page page = new Visitor(mvc).post(result + "/reminder?key=forged", Map.of("List-Unsubscribe", "One-Click"));

        assertThat(page.status()).isEqualTo(404);
        assertThat(sentAfter(90)).hasSize(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class ReminderStopOnPostgresTest extends ReminderStopTest {}
