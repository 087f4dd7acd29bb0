package com.cxcheck.mail;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.submission.MailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of mails. A sent mail stays for a day, so that it is not added again. */
@Component
class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private static final int BATCH_SIZE = 50;

    /** Longer than sending can take with the timeouts in application.yaml. */
    private static final Duration MAX_SENDING = Duration.ofMinutes(10);

    static final Duration RETENTION = Duration.ofDays(1);

    private static final Duration MAX_WAITING = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, AuditTrail auditTrail, Clock clock) {
        this.jdbc = jdbc;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Adds a mail unless there is one with the same event. */
    void add(Kind kind, String event, long submissionId, @Nullable Long commentId, @Nullable MailAddress recipient) {
        jdbc.sql("""
                        insert into mail
                            (event, kind, submission_id, comment_id, recipient, created_at, tries, next_try_at)
                        values (?, ?, ?, ?, ?, ?, 0, ?)
                        on conflict do nothing
                        """)
                .param(event)
                .param(kind.name())
                .param(submissionId)
                .param(commentId)
                .param(recipient == null ? null : recipient.value())
                .param(now())
                .param(now())
                .update();
    }

    boolean contains(String event) {
        return jdbc.sql("select exists (select 1 from mail where event = ?)")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    /** Counts the mails of a kind about a submission within the retention of a day. */
    long count(Kind kind, long submissionId) {
        return jdbc.sql("select count(*) from mail where kind = ? and submission_id = ?")
                .params(kind.name(), submissionId)
                .query(Long.class)
                .single();
    }

    /** Returns a batch of mails that are due, the longest due first. */
    List<Mail> due() {
        return jdbc.sql("""
                        select * from mail where done_at is null and handed_over_at is null and next_try_at <= ?
                        order by next_try_at, id limit ?
                        """).params(now(), BATCH_SIZE).query(MailQueue::read).list();
    }

    /**
     * Claims a mail; only one of several instances succeeds.
     *
     * @return false if another instance has claimed it, or if it was deleted with its submission
     */
    boolean claim(Mail mail) {
        return jdbc.sql("""
                                update mail set handed_over_at = ?
                                where id = ? and done_at is null and handed_over_at is null and next_try_at <= ?
                                """).params(now(), mail.id(), now()).update() == 1;
    }

    /** Releases a claimed mail that was not sent. */
    void retry(Mail mail, Duration wait) {
        jdbc.sql("update mail set handed_over_at = null, tries = tries + 1, next_try_at = ? where id = ?")
                .params(Timestamp.from(clock.instant().plus(wait)), mail.id())
                .update();
    }

    /**
     * Marks a mail as sent or given up.
     *
     * @return false if it was marked already
     */
    boolean finish(Mail mail) {
        return jdbc.sql("update mail set done_at = ? where id = ? and done_at is null")
                        .params(now(), mail.id())
                        .update()
                == 1;
    }

    /** Marks a mail that may not arrive, and records that in the audit log. */
    @Transactional
    void giveUp(Mail mail, AuditedAction how, String why) {
        if (finish(mail)) {
            auditTrail.record(AuditTrail.SETTINGS, how, mail + ": " + why);
            LOG.warn("{}: {}: {}", how, mail, why);
        }
    }

    /** Returns mails that were claimed by an instance that must have been killed since. */
    List<Mail> orphaned() {
        return jdbc.sql("select * from mail where done_at is null and handed_over_at < ?")
                .param(ago(MAX_SENDING))
                .query(MailQueue::read)
                .list();
    }

    /** Returns mails that have waited too long: three days, or one day for what a visitor asked for. */
    List<Mail> expired() {
        return jdbc.sql("""
                        select * from mail where done_at is null and handed_over_at is null
                            and (created_at < ? or kind in ('COPY', 'DELETION') and created_at < ?)
                        """)
                .params(ago(MAX_WAITING), ago(RETENTION))
                .query(MailQueue::read)
                .list();
    }

    void deleteOld() {
        jdbc.sql("delete from mail where done_at is not null and created_at < ?")
                .param(ago(RETENTION))
                .update();
        jdbc.sql("delete from copy_count where since < ?").param(ago(RETENTION)).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp ago(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }

    private static Mail read(ResultSet row, int number) throws SQLException {
        String recipient = row.getString("recipient");
        return new Mail(
                row.getLong("id"),
                row.getString("event"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("submission_id"),
                row.getObject("comment_id", Long.class),
                recipient == null ? null : new MailAddress(recipient),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("tries"));
    }
}
