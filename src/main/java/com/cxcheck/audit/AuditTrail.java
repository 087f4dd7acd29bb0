package com.cxcheck.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts on record what was done. Whoever changes something in the database does so in the same transaction, so that there
 * is neither without the other.
 */
@Component
public class AuditTrail {

    /** Stands for who has no name: whoever answered the questions. */
    public static final String VISITOR = "(visitor)";

    /** Stands for whoever sent requests that were refused. */
    public static final String ANYBODY = "(anybody)";

    /** Stands for the program itself, which does what its settings say. */
    public static final String SETTINGS = "(settings)";

    private final AuditEvents events;
    private final Clock clock;

    AuditTrail(AuditEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts what is repeated often: the first of an hour makes an entry, and later ones add to its number.
     *
     * @param number how often it was done since it was last counted
     */
    @Transactional
    public void count(String actor, AuditedAction action, String subject, int number) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (events.add(number, actor, action.name(), subject, hour) == 0) {
            events.save(new AuditEvent(now, actor, action, subject, number));
        }
    }

    /**
     * Adds what is being done just now.
     *
     * @param actor the name of the consultant who did it, or one of the constants above
     * @param subject what it was done to, which names no visitor and quotes no answer; at most 200 characters
     */
    public void record(String actor, AuditedAction action, String subject) {
        events.save(new AuditEvent(clock.instant(), actor, action, subject, 1));
    }
}
