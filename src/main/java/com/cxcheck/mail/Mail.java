package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code mail}. The message is rendered when it is sent.
 *
 * @param event a unique key made of the event and the recipient
 * @param recipient null for the submission's contact, whose address may change until the mail is sent
 * @param tries the number of times that the mail server has refused it
 */
record Mail(
        long id,
        String event,
        Kind kind,
        long submissionId,
        @Nullable Long commentId,
        @Nullable MailAddress recipient,
        Instant createdAt,
        int tries) {

    /** Each kind has an HTML and a text template of its name, and a message for the subject. */
    enum Kind {
        /** Tells a consultant of a submission. */
        SUBMISSION,
        /** Tells a consultant of contact details. */
        CONTACT,
        /** Tells a visitor of a comment. */
        COMMENT,
        /** Sends a visitor the result. */
        COPY,
        /** Sends a visitor the link that deletes the submission. */
        DELETION;

        boolean isToVisitor() {
            return this == COMMENT || this == COPY || this == DELETION;
        }
    }

    /** For logs and audit events: does not reveal the recipient. */
    @Override
    public String toString() {
        return "mail " + id + " (" + kind + " of submission " + submissionId + ")";
    }
}
