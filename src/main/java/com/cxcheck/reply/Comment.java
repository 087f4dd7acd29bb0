package com.cxcheck.reply;

import com.cxcheck.input.MultilineText;
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

/** A consultant's comment to the visitor on the result page, whose author is the consultant who last changed it. */
@Entity
@Table(name = "comment")
public class Comment {

    /** In UTF-16 units, as maxlength counts. */
    public static final int MAX_LENGTH = 4_000;

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

    /** When the browser that answered showed it first, as it is now. */
    private @Nullable Instant seenAt;

    @Version
    private int version;

    /** @throws IllegalArgumentException if the text is blank or longer than {@link #MAX_LENGTH} */
    public Comment(long submissionId, String author, String text, Instant now) {
        this.submissionId = submissionId;
        this.author = author;
        this.text = normalize(text);
        this.writtenAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Comment() {}

    public static boolean isValid(String text) {
        return TextLength.isValid(text, MAX_LENGTH);
    }

    private static String normalize(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("a comment has 1 to " + MAX_LENGTH + " characters");
        }
        return MultilineText.normalize(text);
    }

    /**
     * Replaces the text and the author.
     *
     * @throws IllegalArgumentException if the text is blank or longer than {@link #MAX_LENGTH}
     */
    public void change(String newAuthor, String newText, Instant now) {
        text = normalize(newText);
        author = newAuthor;
        changedAt = now;
        seenAt = null;
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

    public String text() {
        return text;
    }

    public List<Paragraph> paragraphs() {
        return Paragraph.parse(text);
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public @Nullable Instant seenAt() {
        return seenAt;
    }

    /** The number of changes, for optimistic locking across requests. */
    public int version() {
        return version;
    }
}
