package com.cxcheck.followup;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The action that consultants took on the feedback of a submission, if it has feedback. */
@Embeddable
public class FeedbackAction {

    @Column(updatable = false)
    private boolean hasFeedback;

    @Embedded
    private @Nullable ActionTaken action;

    private int actionVersion;

    FeedbackAction(boolean hasFeedback) {
        this.hasFeedback = hasFeedback;
    }

    protected FeedbackAction() {}

    /** Whether there is feedback to act on. */
    public boolean isPossible() {
        return hasFeedback;
    }

    /** Whether there is feedback without an action taken. */
    public boolean isAwaited() {
        return hasFeedback && action == null;
    }

    /**
     * Replaces the action taken.
     *
     * @param newAction null for none
     * @throws IllegalStateException if there is no feedback
     */
    public void take(@Nullable ActionTaken newAction) {
        if (!hasFeedback) {
            throw new IllegalStateException("there is no feedback to act on");
        }
        action = newAction;
        actionVersion++;
    }

    public Optional<ActionTaken> taken() {
        return Optional.ofNullable(action);
    }

    /** The number of changes, for optimistic locking across requests. */
    public int version() {
        return actionVersion;
    }
}
