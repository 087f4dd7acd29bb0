package com.cxcheck.audit;

import java.time.Instant;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** All that is on record. Nothing is deleted, and nothing changed but the number of what is repeated within an hour. */
interface AuditEvents extends Repository<AuditEvent, Long> {

    AuditEvent save(AuditEvent event);

    /** Adds to the number of an entry since a time, if there is one; returns how many there were. */
    @Modifying
    @NativeQuery("update audit_event set number = number + :number"
            + " where actor = :actor and action = :action and subject = :subject and occurred_at >= :since")
    int add(int number, String actor, String action, String subject, Instant since);

    Page<AuditEvent> findAll(Pageable page);
}
