package com.cxcheck.round;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a round is open.
 *
 * @param closesAt at the latest
 * @param closedAt null while it is not closed
 */
@Embeddable
record Term(
        @Column(updatable = false) Instant openedAt,

        @Column(updatable = false) Instant closesAt,

        @Nullable Instant closedAt) {

    /** After so long the next round of a series may be opened. */
    static final Duration PAUSE = Duration.ofDays(14);

    static Term from(Instant openedAt, Instant closesAt) {
        return new Term(openedAt, closesAt, null);
    }

    /** Whether it is neither closed nor due. */
    boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(closesAt);
    }

    /** Whether it was closed so long ago that the next round may be opened. */
    boolean isPauseOver(Instant now) {
        return closedAt != null && !now.isBefore(closedAt.plus(PAUSE));
    }

    /** Closed now, or when it was due if that is earlier. */
    Term closed(Instant now) {
        return closedAt != null ? this : new Term(openedAt, closesAt, now.isBefore(closesAt) ? now : closesAt);
    }
}
