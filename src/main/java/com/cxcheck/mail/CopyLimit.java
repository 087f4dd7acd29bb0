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
 * How many copies are sent at the most, by all instances together: to one mailbox in a day, and to all of them in an hour and in
 * a day. The counts stay when a submission is deleted, so that deleting one and answering again begins nothing anew.
 */
@Component
class CopyLimit {

    private static final Logger LOG = LoggerFactory.getLogger(CopyLimit.class);

    static final int A_DAY_TO_A_MAILBOX = 5;
    static final int AN_HOUR = 100;
    static final int A_DAY = 500;

    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final Clock clock;

    CopyLimit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Verdict {
        COUNTED,
        ENOUGH_FOR_THE_MAILBOX,
        ENOUGH_FOR_ALL
    }

    /** Counts a copy, unless it would be one too many; who asks at the same time waits for the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Verdict count(MailAddress recipient) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        begin(ALL, hour);
        jdbc.sql("select copies from copy_count where mailbox = ? and since = ? for update")
                .params(ALL, Timestamp.from(hour))
                .query(Integer.class)
                .single();
        long thisHour = copies(ALL, hour);
        if (thisHour >= AN_HOUR || copies(ALL, dayBefore(hour)) >= A_DAY) {
            return Verdict.ENOUGH_FOR_ALL;
        }
        String mailbox = recipient.mailboxHash();
        if (copies(mailbox, dayBefore(hour)) >= A_DAY_TO_A_MAILBOX) {
            return Verdict.ENOUGH_FOR_THE_MAILBOX;
        }
        begin(mailbox, hour);
        jdbc.sql("update copy_count set copies = copies + 1 where mailbox in (?, ?) and since = ?")
                .params(ALL, mailbox, Timestamp.from(hour))
                .update();
        if (thisHour + 1 == AN_HOUR) {
            LOG.warn("{} copies were asked for in this hour; until the next no more are sent", AN_HOUR);
        }
        return Verdict.COUNTED;
    }

    private void begin(String mailbox, Instant hour) {
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

    /** The first of the 24 hours of which the given one is the last. */
    private static Instant dayBefore(Instant hour) {
        return hour.minus(Duration.ofHours(23));
    }
}
