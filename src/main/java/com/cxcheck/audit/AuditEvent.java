package com.cxcheck.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An action, or a number of equal ones within an hour with the time of the first. */
@Entity
@Immutable
@Table(name = "audit_event")
class AuditEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant occurredAt;

    private String actor;

    @Enumerated(EnumType.STRING)
    private AuditedAction action;

    private String subject;

    private int number;

    AuditEvent(Instant occurredAt, String actor, AuditedAction action, String subject, int number) {
        this.occurredAt = occurredAt;
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.number = number;
    }

    @SuppressWarnings("NullAway.Init")
    protected AuditEvent() {}

    long id() {
        return Objects.requireNonNull(id);
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public String actor() {
        return actor;
    }

    public AuditedAction action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public int number() {
        return number;
    }
}
