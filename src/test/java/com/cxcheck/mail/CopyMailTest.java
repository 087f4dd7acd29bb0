package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of results, and their limits. */
class CopyMailTest extends AbstractMailTest {

    @Test
    void aVisitorGetsACopyOnceHoweverOftenTheyClick() throws Exception {
        String result = submitted("A", "My own words");
        Page page = visitor.get(result);
        for (int click = 0; click < 2; click++) {
            assertThat(visitor.sendTo(result + "/copy", page, Map.of("address", " ada@example.com "))
                            .redirect())
                    .isEqualTo(result + "#copy");
        }
        askForCopy(result, "Ada@Example.com").redirect();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails))
                .containsExactlyInAnyOrder("grace@example.org", "joan@example.org", "ada@example.com");
        MimeMessage copy = to("ada@example.com", mails);
        assertThat(copy.getSubject()).isEqualTo("Your result: 37% Service-led");
        assertThat(text(copy))
                .contains("37% proactive, Service-led\n")
                .contains("You are at your best once a problem has landed.\n", "\nSomeone notices, someone fixes it")
                .contains("- Listening: Service-led\n")
                .contains("1. Add one way to answer in the moment\n   Because you said: “Feedback comes from customer")
                .contains("   Ask where it happens: at the counter")
                .contains("\nhttps://check.example.org" + result + "\n")
                .doesNotContain("My own words", "\n\n\n");
        Document html = html(copy);
        assertThat(html.select("html").attr("lang")).isEqualTo("en");
        assertThat(html.select("h1").text()).isEqualTo("You are at your best once a problem has landed.");
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
        assertThat(page.html().select("#address-error").text())
                .startsWith("Too many copies have been requested just now. Try again in a few hours");
        assertThat(page.html().select("#address").val()).isEqualTo("ada@example.com");
        assertThat(count("mail where kind = 'COPY'")).isZero();
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
        assertThat(page.html().select("#address-error").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#address").attr("aria-describedby")).isEqualTo("address-error");
        assertThat(page.html().select("#address").val()).isEqualTo(address.strip());
        assertThat(page.html().select("#business").val())
                .as("the other form is as it was")
                .isEqualTo("Ada Ltd");
        assertThat(page.html().select("#email-error")).isEmpty();
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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class CopyMailOnPostgresTest extends CopyMailTest {}
