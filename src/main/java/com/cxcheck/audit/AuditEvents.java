package com.cxcheck.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Events are never deleted, and only {@link #add} changes one. */
interface AuditEvents extends Repository<AuditEvent, Long> {

    AuditEvent save(AuditEvent event);

    /**
     * Adds to the number of an equal event since a time.
     *
     * @return 0 if there is none
     */
    @Modifying
    @NativeQuery("update audit_event set number = number + :number"
            + " where actor = :actor and action = :action and subject = :subject and occurred_at >= :since")
    int add(int number, String actor, String action, String subject, Instant since);

    /**
     * A page of the events that match.
     *
     * @param who who acted, or whose account somebody failed to sign in to; empty for anyone
     */
    @Query("""
            from AuditEvent
            where (:who = '' or actor = :who or (subject = :who and action in (SIGN_IN_FAILED, SIGN_IN_THROTTLED)))
                and action in :actions and occurredAt >= :begin and occurredAt < :end""")
    Page<AuditEvent> find(String who, Collection<AuditedAction> actions, Instant begin, Instant end, Pageable page);

    /** The same, as the next ones before an id, the newest first. */
    @Query("""
            from AuditEvent
            where (:who = '' or actor = :who or (subject = :who and action in (SIGN_IN_FAILED, SIGN_IN_THROTTLED)))
                and action in :actions and occurredAt >= :begin and occurredAt < :end and id < :before
            order by id desc""")
    List<AuditEvent> findBefore(
            long before, String who, Collection<AuditedAction> actions, Instant begin, Instant end, Limit limit);

    @NativeQuery("select distinct actor from audit_event order by actor limit 200")
    List<String> actors();
}
