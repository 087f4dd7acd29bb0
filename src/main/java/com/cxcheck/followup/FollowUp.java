package com.cxcheck.followup;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
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

    /** The time of submission is repeated for the index that sorts the submissions with a tag. */
    @Embeddable
    record Tag(@Column(name = "tag") String name, Instant submittedAt) {}

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

    @Column(updatable = false)
    private boolean hasFeedback;

    /** Whether the visitor left an e-mail address or a telephone number. */
    private boolean reachable;

    @Embedded
    private @Nullable ActionTaken action;

    /** The number of changes of the action, for optimistic locking. */
    private int actionVersion;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "follow_up_tag", joinColumns = @JoinColumn(name = "submission_id"))
    private Set<Tag> tags = new HashSet<>();

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
        this.hasFeedback = submission.feedback().isPresent();
        this.reachable = submission.contact().filter(Contact::isReachable).isPresent();
        this.replyBy = hasFeedback || reachable ? replyBy : null;
    }

    @SuppressWarnings("NullAway.Init")
    protected FollowUp() {}

    public void change(
            State newState, @Nullable String newAssignee, @Nullable LocalDate newReplyBy, Set<String> newTags) {
        move(newState);
        assignee = newAssignee;
        replyBy = newReplyBy;
        tags.removeIf(tag -> !newTags.contains(tag.name()));
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
        if (!reachable && !hasFeedback && state == State.NEW) {
            replyBy = null;
        }
    }

    /** Returns what was remembered before. */
    @Nullable
    Recorded remember() {
        Recorded before = recorded;
        recorded = new Recorded(state, assignee, actionVersion, changedAt);
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
        return Tags.fit(Stream.concat(tags.stream().map(Tag::name), newTags.stream()));
    }

    /**
     * Adds tags.
     *
     * @return whether any of them is new
     * @throws IllegalArgumentException if there is no {@link #hasRoomFor room} for them
     */
    public boolean tag(Set<String> newTags) {
        if (!hasRoomFor(newTags)) {
            throw new IllegalArgumentException("too many tags, or too long ones");
        }
        return tags.addAll(
                newTags.stream().map(tag -> new Tag(tag, submittedAt)).toList());
    }

    /** Removes tags, and returns whether it had any of them. */
    public boolean untag(Set<String> oldTags) {
        return tags.removeIf(tag -> oldTags.contains(tag.name()));
    }

    public boolean hasFeedback() {
        return hasFeedback;
    }

    /** Whether there is feedback without an action taken. */
    public boolean awaitsAction() {
        return hasFeedback && action == null;
    }

    /**
     * Replaces the action taken.
     *
     * @param newAction null for none
     * @throws IllegalStateException if there is no feedback
     */
    public void takeAction(@Nullable ActionTaken newAction) {
        if (!hasFeedback) {
            throw new IllegalStateException("there is no feedback to act on");
        }
        action = newAction;
        actionVersion++;
    }

    public Optional<ActionTaken> action() {
        return Optional.ofNullable(action);
    }

    public int actionVersion() {
        return actionVersion;
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
        return tags.stream().map(Tag::name).sorted().toList();
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
