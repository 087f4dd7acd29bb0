package com.cxcheck.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That something was done about what a visitor wrote, and what: one line, which stands on the result's page. */
@Entity
@Table(name = "acted_on")
public class ActedOn {

    /** In UTF-16 units, as browsers count. */
    public static final int LONGEST = 300;

    @Id
    @Column(updatable = false)
    private long submissionId;

    private String done;

    private String consultant;

    private Instant actedAt;

    @Version
    private @Nullable Integer version;

    /** @throws IllegalArgumentException if the line is blank or longer than {@link #LONGEST} */
    public ActedOn(long submissionId, String consultant, String done, Instant now) {
        this.submissionId = submissionId;
        this.done = fitting(done);
        this.consultant = consultant;
        this.actedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected ActedOn() {}

    /** Whether a line may say what was done. */
    public static boolean fits(String done) {
        return !done.isBlank() && done.length() <= LONGEST;
    }

    private static String fitting(String done) {
        if (!fits(done)) {
            throw new IllegalArgumentException("what was done is said with 1 to " + LONGEST + " characters");
        }
        return done.strip();
    }

    /**
     * Puts another line in its place.
     *
     * @throws IllegalArgumentException if the line is blank or longer than {@link #LONGEST}
     */
    public void change(String newConsultant, String newDone, Instant now) {
        done = fitting(newDone);
        consultant = newConsultant;
        actedAt = now;
    }

    public long submissionId() {
        return submissionId;
    }

    public String done() {
        return done;
    }

    /** Who said so last. */
    public String consultant() {
        return consultant;
    }

    public Instant actedAt() {
        return actedAt;
    }

    /** Counts its changes, so that who changes it can tell whether somebody was faster. */
    public int version() {
        return version == null ? 0 : version;
    }
}
