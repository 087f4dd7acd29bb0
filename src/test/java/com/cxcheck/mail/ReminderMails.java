package com.cxcheck.mail;

import com.cxcheck.reply.ReplyKeys;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** A visitor who asks for a reminder. */
abstract class ReminderMails extends AbstractMailTest {

    @Autowired
    ReplyKeys keys;

    String result = "";

    void askFor(String address) throws Exception {
        result = submitted("A", "");
        visitor.sendTo(result + "/copy", visitor.get(result), Map.of("address", address, "remind", "true"))
                .redirect();
        sent();
        SERVER.purgeEmailFromAllMailboxes();
    }

    List<MimeMessage> sentAfter(int days) throws Exception {
        instance(server, Duration.ofDays(days)).deliver();
        return received();
    }
}
