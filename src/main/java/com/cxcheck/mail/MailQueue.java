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

/** The mails in the database, where they wait until they are sent and stay for a day, so that none is added again. */
@Component
class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private static final int AT_ONCE = 50;

    /** Longer than handing one over can take with the timeouts of application.yaml. */
    private static final Duration LONGEST_HANDOVER = Duration.ofMinutes(10);

    /** From when it was added. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, AuditTrail auditTrail, Clock clock) {
        this.jdbc = jdbc;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Adds a mail in the transaction that it tells of, unless it is there already. */
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

    /** How many copies of a submission were asked for within a day. */
    long copiesLately(long submissionId) {
        return jdbc.sql("select count(*) from mail where kind = 'COPY' and submission_id = ?")
                .param(submissionId)
                .query(Long.class)
                .single();
    }

    /** Some of those whose time has come, the longest due first. */
    List<Mail> due() {
        return jdbc.sql("""
                        select * from mail where done_at is null and handed_over_at is null and next_try_at <= ?
                        order by next_try_at, id limit ?
                        """).params(now(), AT_ONCE).query(MailQueue::read).list();
    }

    /**
     * Takes a mail on for good: of several instances that try, one succeeds.
     *
     * @return whether it may be sent now; otherwise somebody else is on it, or what it tells of is gone
     */
    boolean claim(Mail mail) {
        return jdbc.sql("""
                                update mail set handed_over_at = ?
                                where id = ? and done_at is null and handed_over_at is null and next_try_at <= ?
                                """).params(now(), mail.id(), now()).update() == 1;
    }

    /** Gives back a mail that was taken on and certainly not sent. */
    void sendLater(Mail mail, Duration wait) {
        jdbc.sql("update mail set handed_over_at = null, tries = tries + 1, next_try_at = ? where id = ?")
                .params(Timestamp.from(clock.instant().plus(wait)), mail.id())
                .update();
    }

    /**
     * Notes that a mail is sent or never will be.
     *
     * @return whether that was not noted yet
     */
    boolean end(Mail mail) {
        return jdbc.sql("update mail set done_at = ? where id = ? and done_at is null")
                        .params(now(), mail.id())
                        .update()
                == 1;
    }

    /** As {@link #end}, for a mail that may never arrive, which is put on record: consultants may have been waiting for it. */
    @Transactional
    void giveUp(Mail mail, AuditedAction how, String why) {
        if (end(mail)) {
            auditTrail.record(AuditTrail.SETTINGS, how, mail + ": " + why);
            LOG.warn("{}: {}: {}", how, mail, why);
        }
    }

    /** Those that were taken on so long ago that whoever did must have been killed before it could say what became of them. */
    List<Mail> leftBehind() {
        return jdbc.sql("select * from mail where done_at is null and handed_over_at < ?")
                .param(ago(LONGEST_HANDOVER))
                .query(MailQueue::read)
                .list();
    }

    /** Those that have waited too long: three days, or as long as the address of a copy is kept. */
    List<Mail> expired() {
        return jdbc.sql("""
                        select * from mail where done_at is null and handed_over_at is null
                            and (created_at < ? or kind = 'COPY' and created_at < ?)
                        """)
                .params(ago(PATIENCE), ago(KEPT))
                .query(MailQueue::read)
                .list();
    }

    void deleteOld() {
        jdbc.sql("delete from mail where done_at is not null and created_at < ?")
                .param(ago(KEPT))
                .update();
        jdbc.sql("delete from copy_count where since < ?").param(ago(KEPT)).update();
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
