package com.cxcheck.followup;

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
import jakarta.persistence.Version;
import java.time.DayOfWeek;
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
 * What the consultants make of a submission: how far they are, whose it is, by when it is answered, and what it is about.
 *
 * <p>Beside that it bears what is fixed of the submission and is filtered and sorted by, so that the inbox finds it in an
 * index.
 */
@Entity
@EntityListeners(FollowUpChangeListener.class)
@Table(name = "follow_up")
public class FollowUp {

    /** How far the consultants are. Each has its words in the messages, as state.NAME. */
    public enum State {
        NEW,
        IN_CONVERSATION,
        DONE
    }

    /** A tag, with the submission's time, by which those that bear it are sorted. */
    @Embeddable
    record Tag(@Column(name = "tag") String name, Instant submittedAt) {}

    @Id
    private long submissionId;

    @Enumerated(EnumType.STRING)
    private State state = State.NEW;

    private @Nullable String assignee;

    private LocalDate replyBy;

    /** Kept beside the state, so that what is overdue has an index. */
    private boolean waiting = true;

    @Column(updatable = false)
    private Instant submittedAt;

    @Column(updatable = false)
    private String band;

    @Column(updatable = false)
    private @Nullable String source;

    @Column(updatable = false)
    private boolean hasFeedback;

    @Embedded
    private @Nullable ActionTaken action;

    /** Counts the changes of the action, so that two consultants who change it at once don't overwrite each other. */
    private int actionVersion;

    /** Kept beside the action for the index; null without feedback, which is nothing to act on. */
    private @Nullable Boolean hasAction;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "follow_up_tag", joinColumns = @JoinColumn(name = "submission_id"))
    private Set<Tag> tags = new HashSet<>();

    private @Nullable String changedBy;

    private @Nullable Instant changedAt;

    @Version
    private @Nullable Integer version;

    FollowUp(Submission submission, LocalDate replyBy) {
        this.submissionId = submission.id();
        this.submittedAt = submission.submittedAt();
        this.band = submission.band().id();
        this.source = submission.source().map(Source::name).orElse(null);
        this.hasFeedback = submission.feedback().isPresent();
        this.hasAction = hasFeedback ? false : null;
        this.replyBy = replyBy;
    }

    @SuppressWarnings("NullAway.Init")
    protected FollowUp() {}

    /** The day that is so many working days, Monday to Friday, after another. */
    public static LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        LocalDate due = day;
        for (int left = workingDays; left > 0; ) {
            due = due.plusDays(1);
            if (due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return due;
    }

    void change(State newState, @Nullable String newAssignee, LocalDate newReplyBy, Set<String> newTags) {
        move(newState);
        assignee = newAssignee;
        replyBy = newReplyBy;
        tags.removeIf(tag -> !newTags.contains(tag.name()));
        tag(newTags);
    }

    public void changedBy(String consultant, Instant now) {
        changedBy = consultant;
        changedAt = now;
    }

    /** Puts it in a state, and says whether it was in another before. */
    public boolean move(State newState) {
        boolean moved = state != newState;
        state = newState;
        waiting = newState != State.DONE;
        return moved;
    }

    /** Gives it to somebody, and says whether it was not theirs before. */
    public boolean assignTo(String newAssignee) {
        boolean assigned = !newAssignee.equals(assignee);
        assignee = newAssignee;
        return assigned;
    }

    /** Whether it has no more tags than it may with others beside its own, none of which is too long. */
    public boolean hasRoomFor(Set<String> newTags) {
        return Stream.concat(tags.stream().map(Tag::name), newTags.stream())
                                .distinct()
                                .count()
                        <= Tags.MAX_COUNT
                && newTags.stream().allMatch(tag -> tag.length() <= Tags.MAX_LENGTH);
    }

    /**
     * Adds tags.
     *
     * @return whether there is one more than before
     * @throws IllegalArgumentException if there is no room for them; then none is added
     */
    public boolean tag(Set<String> newTags) {
        if (!hasRoomFor(newTags)) {
            throw new IllegalArgumentException("too many tags, or too long ones");
        }
        return tags.addAll(
                newTags.stream().map(tag -> new Tag(tag, submittedAt)).toList());
    }

    /** Whether there is feedback without an action taken. */
    public boolean awaitsAction() {
        return Boolean.FALSE.equals(hasAction);
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
        hasAction = newAction != null;
        actionVersion++;
    }

    public Optional<ActionTaken> action() {
        return Optional.ofNullable(action);
    }

    int actionVersion() {
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

    public LocalDate replyBy() {
        return replyBy;
    }

    /** Whether it should have been answered before today and isn't done. */
    public boolean isOverdue(LocalDate today) {
        return waiting && replyBy.isBefore(today);
    }

    /** In the order of the alphabet. */
    public List<String> tags() {
        return tags.stream().map(Tag::name).sorted().toList();
    }

    /** Who changed it last; nobody yet while it is empty. */
    public Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    /** Counts its changes, so that who changes it can tell whether somebody was faster. */
    public int version() {
        return version == null ? 0 : version;
    }
}
