package com.cxcheck.followup;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consultants' follow-up of a submission. Copies its immutable columns that lists filter by, so that each filter has
 * an index.
 */
@Entity
@EntityListeners(FollowUpChangeListener.class)
@Table(name = "follow_up")
public class FollowUp {

    /** The labels are the messages state.NEW and so on. */
    public enum State {
        NEW,
        IN_CONVERSATION,
        DONE
    }

    @Id
    private long submissionId;

    @Enumerated(EnumType.STRING)
    private State state = State.NEW;

    private @Nullable String assignee;

    /** Null where there is nothing to reply to, or no longer. */
    private @Nullable LocalDate replyBy;

    @Column(updatable = false)
    private Instant submittedAt;

    @Column(updatable = false)
    private String band;

    /** The {@link Source#key key} of the source. */
    @Column(updatable = false)
    private @Nullable String source;

    @Embedded
    private FeedbackAction feedbackAction = new FeedbackAction(false);

    /** Whether the visitor left an e-mail address or a telephone number. */
    private boolean reachable;

    @Embedded
    private TagSet tagSet = new TagSet();

    private @Nullable String changedBy;

    private @Nullable Instant changedAt;

    /** The visitor's last message, until a consultant replies. */
    private @Nullable Instant wroteBackAt;

    @Version
    private @Nullable Integer version;

    @Transient
    private @Nullable Recorded recorded;

    /** What the database has, for the {@link History}. */
    record Recorded(
            State state,
            @Nullable String assignee,
            int actionVersion,
            @Nullable Instant changedAt) {}

    /** @param replyBy applies if there is something to reply to */
    FollowUp(Submission submission, LocalDate replyBy) {
        this.submissionId = submission.id();
        this.submittedAt = submission.submittedAt();
        this.band = submission.band().id();
        this.source = submission.source().map(Source::name).map(Source::key).orElse(null);
        this.feedbackAction = new FeedbackAction(submission.feedback().isPresent());
        this.reachable = submission.contact().filter(Contact::isReachable).isPresent();
        this.replyBy = feedbackAction.isPossible() || reachable ? replyBy : null;
    }

    @SuppressWarnings("NullAway.Init")
    protected FollowUp() {}

    public void change(
            State newState, @Nullable String newAssignee, @Nullable LocalDate newReplyBy, Set<String> newTags) {
        move(newState);
        assignee = newAssignee;
        replyBy = newReplyBy;
        tagSet.retain(newTags);
        tag(newTags);
    }

    /** A consultant has written to the visitor: takes the submission unless a colleague has it, and nothing is due any more. */
    public void replied(String consultant) {
        if (assignee == null) {
            assignee = consultant;
        }
        if (state == State.NEW) {
            move(State.IN_CONVERSATION);
        }
        replyBy = null;
        wroteBackAt = null;
    }

    /** The visitor has written a message. */
    public void wroteBack(Instant now, LocalDate newReplyBy) {
        written(newReplyBy);
        wroteBackAt = now;
    }

    /** When the visitor wrote the last message that no consultant has replied to. */
    public Optional<Instant> wroteBackAt() {
        return Optional.ofNullable(wroteBackAt);
    }

    /** The visitor has left a way to reply, or has written back. */
    public void written(LocalDate newReplyBy) {
        if (state == State.DONE) {
            move(State.IN_CONVERSATION);
        }
        replyBy = newReplyBy;
    }

    /** Nothing is due any more if the visitor has withdrawn the only thing that there was to reply to. */
    void setReachable(boolean reachable) {
        this.reachable = reachable;
        if (!reachable && !feedbackAction.isPossible() && state == State.NEW) {
            replyBy = null;
        }
    }

    /** Returns what was remembered before. */
    @Nullable
    Recorded remember() {
        Recorded before = recorded;
        recorded = new Recorded(state, assignee, feedbackAction.version(), changedAt);
        return before;
    }

    public void changedBy(String consultant, Instant now) {
        changedBy = consultant;
        changedAt = now;
    }

    /** Returns whether the state was another one. */
    public boolean move(State newState) {
        boolean moved = state != newState;
        state = newState;
        return moved;
    }

    /** Returns whether the assignee was another one. */
    public boolean assignTo(String newAssignee) {
        boolean assigned = !newAssignee.equals(assignee);
        assignee = newAssignee;
        return assigned;
    }

    public void unassign() {
        assignee = null;
    }

    /** Whether adding the tags stays within the limits of {@link Tags}. */
    public boolean hasRoomFor(Set<String> newTags) {
        return tagSet.hasRoomFor(newTags);
    }

    /**
     * Adds tags.
     *
     * @return whether any of them is new
     * @throws IllegalArgumentException if there is no {@link #hasRoomFor room} for them
     */
    public boolean tag(Set<String> newTags) {
        return tagSet.add(newTags, submittedAt);
    }

    /** Removes tags, and returns whether it had any of them. */
    public boolean untag(Set<String> oldTags) {
        return tagSet.remove(oldTags);
    }

    public FeedbackAction feedbackAction() {
        return feedbackAction;
    }

    public long submissionId() {
        return submissionId;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    public State state() {
        return state;
    }

    public Optional<String> assignee() {
        return Optional.ofNullable(assignee);
    }

    /** The last day to reply on; empty where there is nothing to reply to, or no longer. */
    public Optional<LocalDate> replyBy() {
        return Optional.ofNullable(replyBy);
    }

    /** Whether it is not done and its reply date is before the given day. */
    public boolean isOverdue(LocalDate today) {
        return state != State.DONE && replyBy != null && replyBy.isBefore(today);
    }

    /** In alphabetical order. */
    public List<String> tags() {
        return tagSet.names();
    }

    public Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    /** The number of changes, for optimistic locking across requests. */
    public int version() {
        return version == null ? 0 : version;
    }
}
