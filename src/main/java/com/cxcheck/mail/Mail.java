package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code mail}. The message is rendered when it is sent.
 *
 * @param event a unique key made of the event and the recipient
 * @param submissionId null for a digest, and for several assignments at once
 * @param number of the assignments that it tells of
 * @param tries the number of times that the mail server has refused it
 */
record Mail(
        long id,
        String event,
        Kind kind,
        @Nullable Long submissionId,
        @Nullable Long commentId,
        Participant participant,
        int number,
        Instant createdAt,
        int tries) {

    /** The subjects are the messages mail.SUBMISSION.subject and so on. */
    enum Kind {
        /** Tells a consultant of a submission. */
        SUBMISSION("submission"),
        /** Tells a consultant that a visitor can be reached. */
        CONTACT("contact"),
        /** Tells a consultant of other contact details. */
        CONTACT_CHANGED("contact"),
        /** Tells a consultant what a visitor has written. */
        MESSAGE("message"),
        /** Tells a consultant of what somebody else has assigned to them. */
        ASSIGNED("assigned"),
        /** Tells a consultant what has happened since the day before. */
        DIGEST("digest"),
        /** Tells a visitor of a comment. */
        COMMENT("comment"),
        /** Tells a visitor of a changed comment. */
        COMMENT_CHANGED("comment"),
        /** Tells a visitor what was done about the feedback. */
        ACTION_TAKEN("action"),
        /** Sends a visitor the result. */
        COPY("copy"),
        /** Reminds a visitor to take the check again. */
        REMINDER("reminder"),
        /** Sends a visitor the link that deletes the submission. */
        DELETION("deletion");

        private final String template;

        Kind(String template) {
            this.template = template;
        }

        /** The name of the HTML and of the text template. */
        String template() {
            return template;
        }

        boolean isToVisitor() {
            return switch (this) {
                case COMMENT, COMMENT_CHANGED, ACTION_TAKEN, COPY, REMINDER, DELETION -> true;
                default -> false;
            };
        }
    }

    /** Reads a row of the table. */
    static Mail read(ResultSet row, int number) throws SQLException {
        String recipient = row.getString("recipient");
        return new Mail(
                row.getLong("id"),
                row.getString("event"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("submission_id", Long.class),
                row.getObject("comment_id", Long.class),
                new Participant(row.getString("consultant"), recipient == null ? null : new MailAddress(recipient)),
                row.getInt("number"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("tries"));
    }

    /** For logs and audit events: does not reveal the recipient. */
    @Override
    public String toString() {
        return "mail " + id + " (" + kind + (submissionId == null ? "" : " of submission " + submissionId) + ")";
    }
}
