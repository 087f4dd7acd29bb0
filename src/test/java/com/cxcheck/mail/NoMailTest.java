package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** Without a mail server. */
@AppTest
class NoMailTest {

    @Test
    void nothingIsPutDownAndNothingIsOffered(
            @Autowired MockMvcTester mvc,
            @Autowired JdbcClient jdbc,
            @Autowired Comments comments,
            @Autowired ApplicationEventPublisher events,
            @Autowired TransactionOperations transaction,
            @Autowired Clock clock) {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "Words");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        long id = jdbc.sql("select max(id) from submission").query(Long.class).single();
        transaction.executeWithoutResult(status -> {
            Comment comment = comments.save(new Comment(id, "Grace", "Hello", clock.instant()));
            events.publishEvent(new CommentWritten(comment.id(), id));
        });

        Page page = visitor.get(result);

        assertThat(page.html().select("form[action$=/contact]")).hasSize(1);
        assertThat(page.html().select("form[action$=/copy], #copy, #address")).isEmpty();
        Map<String, String> form = Visitor.form(page);
        form.put("address", "ada@example.com");
        assertThat(visitor.post(result + "/copy", form).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from mail").query(Long.class).single())
                .isZero();
    }
}
