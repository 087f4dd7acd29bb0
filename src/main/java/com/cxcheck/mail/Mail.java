package com.cxcheck.mail;

import com.cxcheck.submission.MailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to send. It holds no text: that is made of the submission when it is sent.
 *
 * @param event what it tells of and to whom; there is one for each
 * @param recipient null where it is the submission's contact, who may have changed the address by then
 * @param tries how often the mail server has refused it
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

    /** What a mail tells. Each has two templates of its name and its subject in the messages. */
    enum Kind {
        /** To a consultant: somebody has submitted. */
        SUBMISSION,
        /** To a consultant: somebody has left contact details. */
        CONTACT,
        /** To a visitor: there is a comment. */
        COMMENT,
        /** To a visitor: the result. */
        COPY;

        boolean isToVisitor() {
            return this == COMMENT || this == COPY;
        }
    }

    /** What operators call it; it names nobody. */
    @Override
    public String toString() {
        return "mail " + id + " (" + kind + " of submission " + submissionId + ")";
    }
}
