package com.cxcheck.mail;

import com.cxcheck.site.Site;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes one thread of all mails about a submission to the same participant: later ones refer to the first. */
@Component
class MailThreads {

    private final JdbcClient jdbc;
    private final Site site;

    MailThreads(JdbcClient jdbc, Site site) {
        this.jdbc = jdbc;
        this.site = site;
    }

    /** The same for each try, but different for a copy that is requested again later. */
    String messageId(Mail mail) {
        String name = mail.event() + " " + mail.createdAt().toEpochMilli();
        return "<" + DigestUtils.sha256Hex(name) + "@" + site.host() + ">";
    }

    /**
     * The Message-ID of the first mail; empty for the first one itself.
     *
     * @param participant whose mail program sorts it, in at most 80 characters
     */
    Optional<String> first(Mail mail, String participant) {
        if (mail.submissionId() == null) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into mail_thread (submission_id, participant, message_id)
                        select id, ?, ? from submission where id = ?
                        on conflict do nothing
                        """).params(participant, messageId(mail), mail.submissionId()).update();
        return jdbc.sql("select message_id from mail_thread where submission_id = ? and participant = ?")
                .params(mail.submissionId(), participant)
                .query(String.class)
                .optional()
                .filter(first -> !first.equals(messageId(mail)));
    }
}
