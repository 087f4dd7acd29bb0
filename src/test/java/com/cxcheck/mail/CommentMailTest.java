package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.reply.Comment;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails about comments. */
class CommentMailTest extends AbstractMailTest {

    @Test
    void aCommentIsToldToWhoLeftAnAddressWithoutItsText() throws Exception {
        String result = submitted("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        comment("Have you thought of a survey?");

        MimeMessage mail = to("ada@example.com", sent());

        assertThat(mail.getSubject()).isEqualTo("A comment on your result");
        assertThat(text(mail))
                .contains("Your consultant has read your answers")
                .contains("\nhttps://check.example.org" + result + "?key=")
                .doesNotContain("survey", "Grace");
        assertThat(html(mail).text())
                .contains("Your consultant has read your answers")
                .doesNotContain("survey", "Grace");
        assertThat(html(mail).select("a").eachAttr("href"))
                .singleElement()
                .asString()
                .startsWith("https://check.example.org" + result + "?key=");
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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class CommentMailOnPostgresTest extends CommentMailTest {}
