package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.reply.ReplyKeys;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The recipients, headers and texts of mails. */
class MailContentTest extends MailContents {

    /** All rows of all tables except those that scheduled tasks change. */
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
    void aSubmissionBringsEachConsultantOneMailInTextAndHtml() throws Exception {
        visitor.send(visitor.get("/questions/1?source=spring-newsletter"), Map.of("choice", "A"));
        visitor.answer(2, 10, "A");
        visitor.feedback("Grüße, 你好 🎈\n  indented <b>& more").redirect();
        visitor.submit();

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        String link = "https://check.example.org/admin/submissions/" + id();
        for (MimeMessage mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("37% Service-led, spring-newsletter");
            assertThat(mail.getFrom()[0].toString())
                    .isEqualTo("Customer experience check <cx-check@check.example.org>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate()).isNotNull();
            assertThat(text(mail))
                    .contains("37% proactive: Service-led")
                    .contains("Grüße, 你好 🎈\n  indented <b>& more")
                    .contains("spring-newsletter")
                    .contains("\n" + link + "\n");
            Document html = html(mail);
            assertThat(html.text()).contains("37% proactive: Service-led", "spring-newsletter");
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
    void noTextBecomesAHeader() throws Exception {
        submitted("A", "x\r\nBcc: everybody@example.com\r\n\r\n.\r\nMAIL FROM:<x@example.com>\r\n");

        List<MimeMessage> mails = sent();

        assertThat(recipients(mails)).containsExactlyInAnyOrder("grace@example.org", "joan@example.org");
        assertThat(text(mails.get(0))).contains("\n.\nMAIL FROM:<x@example.com>");
        assertThat(mails.get(0).getHeader("Bcc")).isNull();
    }

    @Test
    void theTimeIsTheMailsOwn() throws Exception {
        submitted("A", "");
        Instant before = clock.instant().minusSeconds(60);

        assertThat(sent().get(0).getSentDate())
                .isBetween(before, clock.instant().plusSeconds(60));
    }

    @Test
    void theMailsAboutASubmissionAreOneThreadForEachParticipant() throws Exception {
        String result = submitted("A", "");
        MimeMessage first = to("grace@example.org", sent());
        visitor.keepInTouch(result, ADA).redirect();
        keepInTouch(result, "name", "Ada L.").redirect();
        comment("Hello");
        comment("Hello again");

        List<MimeMessage> all = sent();

        assertThat(first.getHeader("References")).isNull();
        for (MimeMessage mail : all) {
            if (recipients(List.of(mail)).contains("grace@example.org")
                    && !mail.getMessageID().equals(first.getMessageID())) {
                assertThat(mail.getHeader("References")).containsExactly(first.getMessageID());
                assertThat(mail.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
            }
        }
        List<MimeMessage> toAda = new ArrayList<>();
        for (MimeMessage mail : all) {
            if (recipients(List.of(mail)).contains("ada@example.com")) {
                toAda.add(mail);
            }
        }
        assertThat(toAda).hasSize(2);
        assertThat(toAda.get(0).getHeader("References")).isNull();
        assertThat(toAda.get(1).getHeader("References"))
                .containsExactly(toAda.get(0).getMessageID());
    }

    @Test
    void noBusinessOrNameBecomesAHeader() throws Exception {
        String result = submitted("A", "");
        Map<String, String> fields = new TreeMap<>(ADA);
        fields.put("business", "Ada\r\nBcc: everybody@example.com\u2028Ltd");
        fields.put("name", "Ada\r\nBcc: everybody@example.com");
        visitor.keepInTouch(result, fields);

        for (MimeMessage mail : sent()) {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).doesNotContain("\n", "\r", "\u2028");
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
    }

    @Test
    void aVisitorGetsMailsInTheLanguageOfThePages() throws Exception {
        String result = submitted("A", "");
        assertThat(visitor.get(result + "?lang=de").status()).isEqualTo(200);
        askForCopy(result, "ada@example.com").redirect();

        List<MimeMessage> mails = sent();

        MimeMessage copy = to("ada@example.com", mails);
        assertThat(copy.getSubject().replace('\u00a0', ' ')).isEqualTo("Ihr Ergebnis: 37 % Servicegeprägt");
        assertThat(html(copy).select("html").attr("lang")).isEqualTo("de");
        assertThat(html(copy).select("h1").text()).isEqualTo("Ihre Stärke zeigt sich, wenn das Problem schon da ist.");
        assertThat(text(copy)).contains("Servicegeprägt").doesNotContain("Service-led", "proactive");
        assertThat(to("grace@example.org", mails).getSubject()).isEqualTo("37% Service-led");
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
                        "https://check.example.org" + result,
                        "https://check.example.org" + result + "?key="
                                + new ReplyKeys(hash).issue(result.replaceAll(".*/", "")),
                        "https://check.example.org/admin/submissions/" + id());
        Map<String, List<String>> before = everything();

        for (String link : links) {
            Visitor scanner = new Visitor(mvc);
            String path = link.substring("https://check.example.org".length());
            Page page = scanner.get(path);
            assertThat(page.status()).isLessThan(400);
            scanner.get(path);
        }

        assertThat(everything()).isEqualTo(before);
        assertThat(before).containsKeys("mail", "submission", "audit_event", "spring_session");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class MailContentOnPostgresTest extends MailContentTest {}
