package com.cxcheck.conversation;

import com.cxcheck.reply.Paragraph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a submission, with the message submission.log. and its kind.
 *
 * @param who the name of a consultant; null for the visitor
 * @param detail depends on the kind; may be empty
 * @param text what was written; empty for a change
 * @param link the page that changes it, or null
 * @param changedAt of a comment, or null
 * @param seenAt when the visitor saw a comment, or null
 */
record Entry(
        Instant at,
        Kind kind,
        @Nullable String who,
        String detail,
        List<Paragraph> text,
        @Nullable String link,
        @Nullable Instant changedAt,
        @Nullable Instant seenAt) {

    enum Kind {
        COMMENT,
        NOTE,
        MESSAGE,
        STATE,
        ASSIGNEE,
        ACTION_TAKEN,
        MAIL,
        SUBMITTED;

        /** Whether somebody wrote a text, which is more than a change. */
        public boolean isWritten() {
            return this == COMMENT || this == NOTE || this == MESSAGE;
        }

        /** Whether the visitor reads it. */
        public boolean isPublic() {
            return this == COMMENT || this == MESSAGE;
        }
    }

    static Entry change(Instant at, Kind kind, @Nullable String who, String detail) {
        return new Entry(at, kind, who, detail, List.of(), null, null, null);
    }

    /**
     * A mail.
     *
     * @param recipient the name of a consultant or an address of the settings; null for the visitor
     */
    static Entry mail(Instant at, String kind, @Nullable String recipient, String outcome) {
        return new Entry(at, Kind.MAIL, recipient, kind + "." + outcome, List.of(), null, null, null);
    }

    /** The first part of the detail: the kind of a mail. */
    public String mailKind() {
        return detail.split("\\.", 2)[0];
    }

    /** The second part of the detail: what became of a mail. */
    public String mailOutcome() {
        return detail.split("\\.", 2)[1];
    }

    static Entry text(Instant at, Kind kind, @Nullable String who, List<Paragraph> text) {
        return new Entry(at, kind, who, "", text, null, null, null);
    }
}
