package com.cxcheck.mail;

import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.submission.MailAddress;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail to add to the {@link MailQueue}. */
record NewMail(
        Kind kind,
        String event,
        @Nullable Long submissionId,
        @Nullable Long commentId,
        Participant participant) {

    /** One that is sent once to each participant. */
    static NewMail once(Kind kind, long submissionId, Participant participant) {
        return new NewMail(
                kind, prefix(kind) + submissionId + ":" + participant.key(), submissionId, null, participant);
    }

    /** One that may be sent again. */
    static NewMail each(Kind kind, long submissionId, Participant participant) {
        return new NewMail(kind, prefix(kind) + UUID.randomUUID(), submissionId, null, participant);
    }

    /** To the visitor, once for each comment. */
    static NewMail comment(long submissionId, long commentId) {
        return new NewMail(
                Kind.COMMENT, prefix(Kind.COMMENT) + commentId, submissionId, commentId, Participant.VISITOR);
    }

    /** To the visitor, for each change of a comment. */
    static NewMail commentChanged(long submissionId, long commentId) {
        return new NewMail(
                Kind.COMMENT_CHANGED,
                prefix(Kind.COMMENT_CHANGED) + UUID.randomUUID(),
                submissionId,
                commentId,
                Participant.VISITOR);
    }

    /** To an address of the visitor's, once for each submission whatever the address is. */
    static NewMail reminder(long submissionId, MailAddress recipient) {
        return new NewMail(
                Kind.REMINDER,
                once(Kind.REMINDER, submissionId, Participant.VISITOR).event,
                submissionId,
                null,
                Participant.at(recipient));
    }

    /** To a consultant, once for each of the days that the key names. */
    static NewMail digest(Participant consultant, String day) {
        return new NewMail(Kind.DIGEST, prefix(Kind.DIGEST) + day + ":" + consultant.key(), null, null, consultant);
    }

    private static String prefix(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ":";
    }
}
