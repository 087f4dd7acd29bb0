package com.cxcheck.mail;

import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts down what is to be mailed, in the transaction that it tells of: there is neither without the other, and nobody waits
 * for a mail server. Without one nothing is put down.
 */
@Component
public class Outbox {

    /** Of one result within a day. */
    static final int MOST_COPIES = 5;

    private final MailQueue mails;
    private final CopyLimit copyLimit;
    private final MailProperties settings;
    private final Submissions submissions;
    private final boolean open;

    Outbox(
            MailQueue mails,
            CopyLimit copyLimit,
            MailProperties settings,
            Submissions submissions,
            ObjectProvider<MailDelivery> delivery) {
        this.mails = mails;
        this.copyLimit = copyLimit;
        this.settings = settings;
        this.submissions = submissions;
        this.open = delivery.getIfAvailable() != null;
    }

    /** What becomes of a wish for a copy. */
    public enum Copy {
        /** It is sent, or was within the last day. */
        SENT,
        NO_ADDRESS,
        /** Of this result or to this mailbox. */
        TOO_MANY,
        /** To all mailboxes together. */
        TOO_MANY_OF_ALL
    }

    /** Whether mails are sent at all. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Sends a visitor a copy of the result; asking twice within a day is asking once.
     *
     * @param submission locked, so that others who ask at the same time are counted
     * @param address as the visitor has written it
     * @throws IllegalStateException if no mails are sent
     */
    public Copy sendCopy(Submission submission, String address) {
        if (!open) {
            throw new IllegalStateException("no mails are sent");
        }
        Optional<MailAddress> recipient = MailAddress.parse(address);
        if (recipient.isEmpty()) {
            return Copy.NO_ADDRESS;
        }
        String event = event(Kind.COPY, submission.id(), recipient.get());
        if (mails.contains(event)) {
            return Copy.SENT;
        }
        if (mails.copiesLately(submission.id()) >= MOST_COPIES) {
            return Copy.TOO_MANY;
        }
        return switch (copyLimit.count(recipient.get())) {
            case ENOUGH_FOR_THE_MAILBOX -> Copy.TOO_MANY;
            case ENOUGH_FOR_ALL -> Copy.TOO_MANY_OF_ALL;
            case COUNTED -> {
                mails.add(Kind.COPY, event, submission.id(), null, recipient.get());
                yield Copy.SENT;
            }
        };
    }

    @EventListener
    void tellConsultants(SubmissionSubmitted submission) {
        tellConsultants(Kind.SUBMISSION, submission.id());
    }

    @EventListener
    void tellConsultants(ContactGiven contact) {
        if (contact.first()) {
            tellConsultants(Kind.CONTACT, contact.id());
        }
    }

    @EventListener
    void tellVisitor(CommentWritten comment) {
        boolean address = submissions
                .findById(comment.submissionId())
                .flatMap(Submission::contact)
                .map(Contact::email)
                .isPresent();
        if (open && address) {
            mails.add(
                    Kind.COMMENT, "comment:" + comment.commentId(), comment.submissionId(), comment.commentId(), null);
        }
    }

    /** Each gets a mail of their own, so that an address which is refused holds up none of the others. */
    private void tellConsultants(Kind kind, long submissionId) {
        if (open) {
            settings.consultants()
                    .forEach(each -> mails.add(kind, event(kind, submissionId, each), submissionId, null, each));
        }
    }

    private static String event(Kind kind, long submissionId, MailAddress recipient) {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + submissionId + ":" + recipient.hash();
    }
}
