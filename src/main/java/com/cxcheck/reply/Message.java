package com.cxcheck.reply;

import com.cxcheck.input.MultilineText;
import com.cxcheck.input.TextLength;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What the visitor writes back to the consultants. */
@Entity
@Immutable
@Table(name = "message")
public class Message {

    /** In UTF-16 units, as maxlength counts. */
    public static final int MAX_LENGTH = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long submissionId;

    private String text;

    private Instant writtenAt;

    /** @throws IllegalArgumentException if the text is not {@link #isValid valid} */
    public Message(long submissionId, String text, Instant now) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("a message has 1 to " + MAX_LENGTH + " characters");
        }
        this.submissionId = submissionId;
        this.text = MultilineText.normalize(text);
        this.writtenAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    public static boolean isValid(String text) {
        return TextLength.isValid(text, MAX_LENGTH);
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

    public String text() {
        return text;
    }

    public List<Paragraph> paragraphs() {
        return Paragraph.parse(text);
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
