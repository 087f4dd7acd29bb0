package com.cxcheck.mail;

import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.RetentionPeriods;
import com.cxcheck.submission.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reminders by mail to take the check again, at most one for each submission. Each waits in the table of mails, which sends it
 * once, and goes with its submission.
 */
@Component
public class Reminders {

    /** Between a result and the mail. */
    public static final int DAYS = 90;

    /** The variable of a mail with the URL that stops the reminder. */
    static final String STOP = "stop";

    private final MailQueue queue;
    private final JdbcClient jdbc;
    private final ReplyKeys keys;
    private final RetentionPeriods retention;
    private final Clock clock;

    Reminders(MailQueue queue, JdbcClient jdbc, ReplyKeys keys, RetentionPeriods retention, Clock clock) {
        this.queue = queue;
        this.jdbc = jdbc;
        this.keys = keys;
        this.retention = retention;
        this.clock = clock;
    }

    /** For how many days submissions are kept if that is too short for a reminder, or else 0. */
    public long tooFewDays() {
        Duration kept = retention.submitted();
        return kept == null || kept.toDays() > DAYS ? 0 : kept.toDays();
    }

    /** Whether one can still be sent for a submission. */
    public boolean isPossible(Submission submission) {
        return tooFewDays() == 0 && due(submission).isAfter(clock.instant());
    }

    /** Adds the reminder of a submission, in place of one to another address that still waits. */
    public void add(Submission submission, MailAddress recipient) {
        if (!isPossible(submission)) {
            return;
        }
        stop(submission.id());
        queue.add(NewMail.reminder(submission.id(), recipient), due(submission));
    }

    /** The same time of the day as that of the result. */
    private Instant due(Submission submission) {
        return submission.submittedAt().atZone(clock.getZone()).plusDays(DAYS).toInstant();
    }

    /** Deletes the reminder of a submission, unless it is being sent. */
    public void stop(long submissionId) {
        jdbc.sql("delete from mail where kind = ? and submission_id = ? and handed_over_at is null and done_at is null")
                .params(Kind.REMINDER.name(), submissionId)
                .update();
    }

    static String pathToStop(String reference, ReplyKeys keys) {
        return "/results/" + reference + "/reminder?key=" + keys.issue(purpose(reference));
    }

    /** Whether a key is that of the link that stops the reminder of a result. */
    public boolean verify(String reference, String key) {
        return keys.verify(purpose(reference), key);
    }

    /** So that the key holds for nothing else; references contain no slash. */
    private static String purpose(String reference) {
        return "reminder/" + reference;
    }
}
