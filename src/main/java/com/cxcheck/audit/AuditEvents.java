package com.cxcheck.audit;

import java.time.Instant;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
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

    Page<AuditEvent> findAll(Pageable page);
}
