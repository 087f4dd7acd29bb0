package com.cxcheck.mail;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Consultants with addresses, and the mails that they get. */
@TestPropertySource(properties = "cxcheck.mail.to=list@example.org, joan@example.org")
abstract class MailedConsultants extends AbstractMailTest {

    @Autowired
    ConsultantRecipients recipients;

    @Autowired
    FollowUps followUps;

    @BeforeEach
    void graceAndJoan() {
        jdbc.sql("delete from consultant where username in ('grace', 'joan')").update();
        jdbc.sql("delete from mail").update();
        consultant("grace", "grace@example.org", "AT_ONCE");
        consultant("joan", "joan@example.org", "AT_ONCE");
    }

    @AfterEach
    void nobody() {
        jdbc.sql("delete from consultant where username in ('grace', 'joan')").update();
        jdbc.sql("update brand set email = '', person_name = ''").update();
    }

    void consultant(String username, String email, String mailing) {
        jdbc.sql(
                        "insert into consultant (username, display_name, password_hash, email, mailing) values (?, ?, '', ?, ?)")
                .params(username, username.equals("grace") ? "Grace Hopper" : "", email, mailing)
                .update();
    }

    void keepInTouch(String result) {
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "ada@example.com", "consent", "true"))
                .redirect();
    }

    void change(Consumer<FollowUp> change, String actor) {
        transaction.executeWithoutResult(status -> submissionIds().forEach(id -> {
            FollowUp followUp = followUps.get(id);
            change.accept(followUp);
            followUp.changedBy(actor, clock.instant());
        }));
    }

    List<Long> submissionIds() {
        return jdbc.sql("select id from submission order by id")
                .query(Long.class)
                .list();
    }
}
