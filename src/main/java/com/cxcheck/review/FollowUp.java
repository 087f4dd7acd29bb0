package com.cxcheck.review;

import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
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
 * <p>Beside that it bears what is fixed of the submission and is filtered and sorted by, so that {@link Inbox} finds it in an
 * index.
 */
@Entity
@EntityListeners(FollowUpChanges.class)
@Table(name = "follow_up")
class FollowUp {

    /** How far the consultants are. Each has its words in the messages, as state.NAME. */
    enum State {
        NEW,
        IN_CONVERSATION,
        DONE
    }

    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 40;

    /** A tag, with the submission's time, by which those that bear it are sorted. */
    @Embeddable
    record Tag(@Column(name = "tag") String name, Instant submittedAt) {}

    @Id
    private long submissionId;

    @Enumerated(EnumType.STRING)
    private State state = State.NEW;

    private @Nullable String owner;

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

    /** Whether something was done about the feedback; null where there is none. */
    private @Nullable Boolean actedOn;

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
        this.actedOn = hasFeedback ? false : null;
        this.replyBy = replyBy;
    }

    @SuppressWarnings("NullAway.Init")
    protected FollowUp() {}

    /** The day that is so many working days, Monday to Friday, after another. */
    static LocalDate workingDaysAfter(LocalDate day, int workingDays) {
        LocalDate due = day;
        for (int left = workingDays; left > 0; ) {
            due = due.plusDays(1);
            if (due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return due;
    }

    void change(State newState, @Nullable String newOwner, LocalDate newReplyBy, Set<String> newTags) {
        move(newState);
        owner = newOwner;
        replyBy = newReplyBy;
        tags.removeIf(tag -> !newTags.contains(tag.name()));
        tag(newTags);
    }

    void changedBy(String consultant, Instant now) {
        changedBy = consultant;
        changedAt = now;
    }

    /** Puts it in a state, and says whether it was in another before. */
    boolean move(State newState) {
        boolean moved = state != newState;
        state = newState;
        waiting = newState != State.DONE;
        return moved;
    }

    /** Gives it to somebody, and says whether it was not theirs before. */
    boolean assignTo(String newOwner) {
        boolean assigned = !newOwner.equals(owner);
        owner = newOwner;
        return assigned;
    }

    /** Whether it has no more tags than it may with others beside its own, none of which is too long. */
    boolean hasRoomFor(Set<String> newTags) {
        return Stream.concat(tags.stream().map(Tag::name), newTags.stream())
                                .distinct()
                                .count()
                        <= MOST_TAGS
                && newTags.stream().allMatch(tag -> tag.length() <= LONGEST_TAG);
    }

    /**
     * Adds tags.
     *
     * @return whether there is one more than before
     * @throws IllegalArgumentException if there is no room for them; then none is added
     */
    boolean tag(Set<String> newTags) {
        if (!hasRoomFor(newTags)) {
            throw new IllegalArgumentException("too many tags, or too long ones");
        }
        return tags.addAll(
                newTags.stream().map(tag -> new Tag(tag, submittedAt)).toList());
    }

    /** Whether there is feedback about which nothing was done yet. */
    boolean waitsForAction() {
        return Boolean.FALSE.equals(actedOn);
    }

    void actedOn(boolean done) {
        actedOn = done;
    }

    public long submissionId() {
        return submissionId;
    }

    public State state() {
        return state;
    }

    public Optional<String> owner() {
        return Optional.ofNullable(owner);
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
