package com.cxcheck.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the audit log. Changes are recorded in the transaction that makes them, so that both are stored or neither. */
@Component
public class AuditTrail {

    /** The actor of a visitor's action. */
    public static final String VISITOR = "(visitor)";

    /** The actor of refused requests. */
    public static final String ANYBODY = "(anybody)";

    /** The actor of automatic actions: retention, mail delivery, the account of the settings. */
    public static final String SETTINGS = "(settings)";

    private final AuditEvents events;
    private final Clock clock;

    AuditTrail(AuditEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts frequent events: there is one event for each hour, actor, action and subject, with their number.
     *
     * @param number how many to add
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
     * Records an event.
     *
     * @param actor the name of a consultant, or one of the constants
     * @param subject what was acted on, in at most 200 characters; never a visitor's name or an answer
     */
    public void record(String actor, AuditedAction action, String subject) {
        events.save(new AuditEvent(clock.instant(), actor, action, subject, 1));
    }
}
