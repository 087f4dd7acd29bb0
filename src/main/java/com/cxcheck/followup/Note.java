package com.cxcheck.followup;

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
import org.springframework.data.domain.DomainEvents;

/** A note about a submission for the consultants. */
@Entity
@Immutable
@Table(name = "note")
public class Note {

    /** In UTF-16 units. */
    private static final int MAX_LENGTH = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long submissionId;

    private String author;

    private Instant writtenAt;

    private String text;

    public Note(long submissionId, String author, Instant writtenAt, String text) {
        this.submissionId = submissionId;
        this.author = author;
        this.writtenAt = writtenAt;
        this.text = MultilineText.normalize(text);
    }

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    /** Published in the transaction that saves a note. */
    public record Written(long submissionId) {}

    @DomainEvents
    List<Written> events() {
        return List.of(new Written(submissionId));
    }

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

    public String author() {
        return author;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public String text() {
        return text;
    }
}
