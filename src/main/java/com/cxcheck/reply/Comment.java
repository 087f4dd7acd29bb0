package com.cxcheck.reply;

import com.cxcheck.input.TextLength;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consultant writes to the visitor. It stands on the result's page, for whoever has its link, under the name of who
 * wrote it as it is.
 */
@Entity
@Table(name = "comment")
public class Comment {

    /** In UTF-16 units, as browsers count. */
    public static final int LONGEST = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private long submissionId;

    private String author;

    private String text;

    @Column(updatable = false)
    private Instant writtenAt;

    private @Nullable Instant changedAt;

    @Version
    private int version;

    /** @throws IllegalArgumentException if the text is blank or longer than {@link #LONGEST} */
    public Comment(long submissionId, String author, String text, Instant now) {
        this.submissionId = submissionId;
        this.author = author;
        this.text = fitting(text);
        this.writtenAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Comment() {}

    /** Whether a text may be a comment. */
    public static boolean fits(String text) {
        return TextLength.fits(text, LONGEST) && !text.isBlank();
    }

    private static String fitting(String text) {
        if (!fits(text)) {
            throw new IllegalArgumentException("a comment has 1 to " + LONGEST + " characters");
        }
        return text.replace("\r\n", "\n").strip();
    }

    /**
     * Puts other words in its place; from then on it is theirs who wrote them.
     *
     * @throws IllegalArgumentException if the text is blank or longer than {@link #LONGEST}
     */
    public void change(String newAuthor, String newText, Instant now) {
        text = fitting(newText);
        author = newAuthor;
        changedAt = now;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public long submissionId() {
        return submissionId;
    }

    public String author() {
        return author;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** As it is shown. */
    public List<Paragraph> paragraphs() {
        return Paragraph.allOf(text);
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** When it was last changed; null while it is as it was written at first. */
    public @Nullable Instant changedAt() {
        return changedAt;
    }

    /** Counts its changes, so that who changes it can tell whether somebody was faster. */
    public int version() {
        return version;
    }
}
