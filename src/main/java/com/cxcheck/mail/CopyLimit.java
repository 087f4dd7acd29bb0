package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits the copies and links that visitors have sent by all instances together: to one mailbox in a day, and to all mailboxes in an hour and in a day.
 * Counts are independent of submissions, so that deleting one and answering again does not reset them.
 */
@Component
class CopyLimit {

    private static final Logger LOG = LoggerFactory.getLogger(CopyLimit.class);

    static final int MAX_PER_MAILBOX_AND_DAY = 5;
    static final int MAX_PER_HOUR = 100;
    static final int MAX_PER_DAY = 500;

    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final Clock clock;

    CopyLimit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Decision {
        ACCEPTED,
        MAILBOX_EXCEEDED,
        TOTAL_EXCEEDED
    }

    /** Counts a copy unless a limit is reached. Concurrent transactions wait for a lock on the row of the hour. */
    @Transactional(propagation = Propagation.MANDATORY)
    Decision count(MailAddress recipient) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        insertIfAbsent(ALL, hour);
        jdbc.sql("select copies from copy_count where mailbox = ? and since = ? for update")
                .params(ALL, Timestamp.from(hour))
                .query(Integer.class)
                .single();
        long thisHour = copies(ALL, hour);
        if (thisHour >= MAX_PER_HOUR || copies(ALL, startOfDay(hour)) >= MAX_PER_DAY) {
            return Decision.TOTAL_EXCEEDED;
        }
        String mailbox = recipient.mailboxHash();
        if (copies(mailbox, startOfDay(hour)) >= MAX_PER_MAILBOX_AND_DAY) {
            return Decision.MAILBOX_EXCEEDED;
        }
        insertIfAbsent(mailbox, hour);
        jdbc.sql("update copy_count set copies = copies + 1 where mailbox in (?, ?) and since = ?")
                .params(ALL, mailbox, Timestamp.from(hour))
                .update();
        if (thisHour + 1 == MAX_PER_HOUR) {
            LOG.warn("{} copies were asked for in this hour; until the next no more are sent", MAX_PER_HOUR);
        }
        return Decision.ACCEPTED;
    }

    private void insertIfAbsent(String mailbox, Instant hour) {
        jdbc.sql("insert into copy_count (mailbox, since, copies) values (?, ?, 0) on conflict do nothing")
                .params(mailbox, Timestamp.from(hour))
                .update();
    }

    private long copies(String mailbox, Instant since) {
        return jdbc.sql("select coalesce(sum(copies), 0) from copy_count where mailbox = ? and since >= ?")
                .params(mailbox, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** The first of 24 hours that end with the given one. */
    private static Instant startOfDay(Instant hour) {
        return hour.minus(Duration.ofHours(23));
    }
}
