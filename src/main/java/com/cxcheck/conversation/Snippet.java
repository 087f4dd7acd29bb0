package com.cxcheck.conversation;

import com.cxcheck.input.MultilineText;
import com.cxcheck.input.TextLength;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A text that consultants insert into what they write, such as a thank-you or an invitation to a call. */
@Entity
@Table(name = "snippet")
class Snippet {

    /** Of all consultants together; all of them are offered on each page of a submission. */
    static final int MAX_COUNT = 20;

    static final int MAX_TITLE_LENGTH = 60;

    /** In UTF-16 units, as maxlength counts. */
    static final int MAX_TEXT_LENGTH = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String title;

    private String text;

    @Version
    private int version;

    /** @throws IllegalArgumentException if the title or the text is not valid */
    Snippet(String title, String text) {
        this.title = normalizeTitle(title);
        this.text = normalizeText(text);
    }

    @SuppressWarnings("NullAway.Init")
    protected Snippet() {}

    static boolean isValidTitle(String title) {
        return TextLength.isValid(title, MAX_TITLE_LENGTH);
    }

    static boolean isValidText(String text) {
        return TextLength.isValid(text, MAX_TEXT_LENGTH);
    }

    void change(String newTitle, String newText) {
        title = normalizeTitle(newTitle);
        text = normalizeText(newText);
    }

    /** In one line. */
    static String normalizeTitle(String title) {
        if (!isValidTitle(title)) {
            throw new IllegalArgumentException("a title has 1 to " + MAX_TITLE_LENGTH + " characters");
        }
        return title.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static String normalizeText(String text) {
        if (!isValidText(text)) {
            throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT_LENGTH + " characters");
        }
        return MultilineText.normalize(text);
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    /** The number of changes, for optimistic locking across requests. */
    public int version() {
        return version;
    }
}
