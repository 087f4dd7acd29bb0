package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.security.KeyedHash;
import com.cxcheck.submission.DeletionKeys;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Deleting a submission from another device, by a link that is sent to the address on record. */
class DeletionMailTest extends AbstractMailTest {

    @Autowired
    private KeyedHash hash;

    private Visitor other;

    @BeforeEach
    void anotherDevice() {
        other = new Visitor(mvc);
    }

    private String submittedWithAddress() {
        String result = submitted("A", "");
        visitor.sendTo(result + "/contact", visitor.get(result), Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        return result;
    }

    private Page ask(String result) {
        String link = result + "/deletion-link";
        return other.sendTo(link, other.get(link), Map.of());
    }

    private String mailedLink(String result) throws Exception {
        ask(result);
        return html(to("ada@example.com", sent()))
                .select("a")
                .attr("href")
                .replaceFirst("https://check.example.org", "");
    }

    @Test
    void theRespondentIsSentALinkThatAsksAndThenDeletes() throws Exception {
        String result = submittedWithAddress();
        assertThat(other.get(result).html().select("main a[href='" + result + "/deletion-link']"))
                .hasSize(1);

        Page asked = ask(result);
        MimeMessage mail = to("ada@example.com", sent());
        String link = html(mail).select("a").attr("href").replaceFirst("https://check.example.org", "");

        assertThat(asked.h1()).isEqualTo("Check your mailbox");
        assertThat(text(mail)).contains("within 24 hours", link).endsWith("-- \nCustomer experience check\n");
        Page confirm = other.get(link);
        assertThat(other.get(link).status()).as("a scanner opened it").isEqualTo(200);
        assertThat(count("submission")).isEqualTo(1);
        assertThat(confirm.header("Cache-Control")).contains("no-store");
        Page start = other.get(other.send(confirm, Map.of()).redirect());
        assertThat(start.text()).contains("Your result has been deleted.");
        assertThat(new Visitor(mvc).get("/?deleted").text()).doesNotContain("been deleted");
        assertThat(count("submission")).isZero();
        assertThat(other.get(link).status()).isEqualTo(404);
        assertThat(other.get(result).status()).isEqualTo(404);
        assertThat(audited()).contains("DELETED a submission, by the link that was sent to its address");
    }

    @Test
    void whoAsksIsNotToldWhetherThereIsAnAddress() throws Exception {
        Page asked = ask(submittedWithAddress());
        Page without = ask(submitted("B", ""));

        assertThat(without.text()).isEqualTo(asked.text());
        assertThat(count("mail where kind = 'DELETION'")).isEqualTo(1);
    }

    @Test
    void atMostThreeLinksAreSentInADay() {
        String result = submittedWithAddress();

        for (int times = 0; times < 5; times++) {
            assertThat(ask(result).status()).isEqualTo(200);
        }

        assertThat(count("mail where kind = 'DELETION'")).isEqualTo(3);
    }

    @Test
    void theMailIsInTheLanguageOfTheVisitor() throws Exception {
        String result = submitted("A", "");
        visitor.withHeader("Accept-Language", "de")
                .sendTo(result + "/contact", visitor.get(result), Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        ask(result);

        assertThat(text(to("ada@example.com", sent()))).contains("innerhalb von 24 Stunden");
    }

    @Test
    void aLinkHoldsForADayAndForItsSubmissionOnly() throws Exception {
        String first = submittedWithAddress();
        String link = mailedLink(first);
        String second = submitted("B", "");
        String key = link.replaceFirst(".*key=", "");
        String reference = first.replaceFirst(".*/", "");

        assertThat(other.get(second + "/deletion?key=" + key).status()).isEqualTo(410);
        assertThat(new DeletionKeys(hash, Clock.offset(clock, Duration.ofHours(23))).verify(reference, key))
                .isTrue();
        assertThat(new DeletionKeys(hash, Clock.offset(clock, Duration.ofHours(24))).verify(reference, key))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "9999999999-", "99999999999999-0", "9999999999-00"})
    void aKeyThatNobodyIssuedDeletesNothing(String key) throws Exception {
        String result = submittedWithAddress();
        Map<String, String> form = Visitor.form(other.get(mailedLink(result)));
        form.put("key", key);

        assertThat(other.get(result + "/deletion?key=" + key).h1()).isEqualTo("This link has expired");
        assertThat(other.post(result + "/deletion", form).status()).isEqualTo(410);
        assertThat(count("submission")).isEqualTo(1);
    }

    @Test
    void aSecondClickOnDeleteIsNoError() throws Exception {
        String result = submittedWithAddress();
        Map<String, String> form = Visitor.form(other.get(mailedLink(result)));

        assertThat(other.post(result + "/deletion", form).redirect()).isEqualTo("/?deleted");
        assertThat(other.post(result + "/deletion", form).redirect()).isEqualTo("/?deleted");
    }

    @Test
    void aResultThatIsNotThereHasNoLink() {
        assertThat(other.get("/results/nobody/deletion-link").status()).isEqualTo(404);
        assertThat(other.get("/results/nobody/deletion?key=x").status()).isEqualTo(404);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DeletionMailOnPostgresTest extends DeletionMailTest {}
