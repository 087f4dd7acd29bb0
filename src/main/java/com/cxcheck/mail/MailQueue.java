package com.cxcheck.mail;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.mail.MailHistory.Outcome;
import com.cxcheck.submission.MailAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Of the same kind about the same to the same participant. */
    static final int MAX_A_DAY = 10;

    private final JdbcClient jdbc;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, AuditTrail auditTrail, Clock clock) {
        this.jdbc = jdbc;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Adds a mail that is due now, unless there is one with the same event. */
    void add(NewMail mail) {
        add(mail, clock.instant());
    }

    /** Adds a mail that waits from a time on, and not before, unless there is one with the same event. */
    void add(NewMail mail, Instant due) {
        MailAddress address = mail.participant().address();
        jdbc.sql("""
                        insert into mail (event, kind, submission_id, comment_id, consultant, recipient,
                            created_at, tries, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, 0, ?)
                        on conflict do nothing
                        """)
                .param(mail.event())
                .param(mail.kind().name())
                .param(mail.submissionId())
                .param(mail.commentId())
                .param(mail.participant().consultant())
                .param(address == null ? null : address.value())
                .param(Timestamp.from(due))
                .param(Timestamp.from(due))
                .update();
    }

    /** Adds a mail unless one of its kind to the same participant waits, which will tell the same, or unless there are too many in a day. */
    void addUnlessWaiting(NewMail mail) {
        List<Boolean> waiting = jdbc.sql("""
                        select handed_over_at is null and done_at is null from mail
                        where submission_id = :submission and kind = :kind
                            and coalesce(comment_id, 0) = coalesce(cast(:comment as bigint), 0)
                            and coalesce(consultant, '') = coalesce(cast(:consultant as varchar), '')
                            and coalesce(recipient, '') = coalesce(cast(:recipient as varchar), '')
                        """)
                .param("submission", mail.submissionId())
                .param("kind", mail.kind().name())
                .param("comment", mail.commentId())
                .param("consultant", mail.participant().consultant())
                .param(
                        "recipient",
                        Optional.ofNullable(mail.participant().address())
                                .map(MailAddress::value)
                                .orElse(null))
                .query(Boolean.class)
                .list();
        if (!waiting.contains(true) && waiting.size() < MAX_A_DAY) {
            add(mail);
        }
    }

    /** Tells a consultant of an assignment; those that wait become one mail. */
    void addAssignment(long submissionId, String username) {
        int added = jdbc.sql("""
                        update mail set number = number + 1, submission_id = null
                        where kind = 'ASSIGNED' and consultant = ? and handed_over_at is null and done_at is null
                            and (submission_id is null or submission_id <> ?)
                        """).params(username, submissionId).update();
        if (added == 0) {
            addUnlessWaiting(NewMail.each(Kind.ASSIGNED, submissionId, Participant.consultant(username)));
        }
    }

    boolean contains(String event) {
        return jdbc.sql("select exists (select 1 from mail where event = ?)")
                .param(event)
                .query(Boolean.class)
                .single();
    }

    /** Whether the mail has been added and no instance has begun to send it. */
    boolean isWaiting(NewMail mail) {
        return jdbc.sql("""
                        select exists (
                            select 1 from mail where event = ? and done_at is null and handed_over_at is null)
                        """).param(mail.event()).query(Boolean.class).single();
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
                        """).params(now(), BATCH_SIZE).query(Mail::read).list();
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

    /** Marks a mail as sent. */
    @Transactional
    void sent(Mail mail) {
        if (finish(mail)) {
            record(mail, Outcome.SENT);
        }
    }

    /**
     * Marks a mail as sent, given up, or without anything to tell.
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
            record(mail, how == AuditedAction.MAIL_UNCERTAIN ? Outcome.UNCERTAIN : Outcome.FAILED);
            auditTrail.record(AuditTrail.SETTINGS, how, mail + ": " + why);
            LOG.warn("{}: {}: {}", how, mail, why);
        }
    }

    private void record(Mail mail, Outcome outcome) {
        if (mail.submissionId() == null) {
            return;
        }
        Participant to = mail.participant();
        MailAddress address = mail.kind().isToVisitor() ? null : to.address();
        jdbc.sql("""
                        insert into mail_outcome (submission_id, kind, recipient, outcome, ended_at)
                        select id, ?, ?, ?, ? from submission where id = ?
                        """)
                .param(mail.kind().name())
                .param(address == null ? to.consultant() : address.value())
                .param(outcome.name())
                .param(now())
                .param(mail.submissionId())
                .update();
    }

    /** Returns mails that were claimed by an instance that must have been killed since. */
    List<Mail> orphaned() {
        return jdbc.sql("select * from mail where done_at is null and handed_over_at < ?")
                .param(ago(MAX_SENDING))
                .query(Mail::read)
                .list();
    }

    /** Returns mails that have waited too long: three days, or one day for digests and for what a visitor asked for. */
    List<Mail> expired() {
        return jdbc.sql("""
                        select * from mail where done_at is null and handed_over_at is null
                            and (created_at < ? or kind in ('COPY', 'DELETION', 'DIGEST') and created_at < ?)
                        """)
                .params(ago(MAX_WAITING), ago(RETENTION))
                .query(Mail::read)
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
}
