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
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Adds mails to the {@link MailQueue} in the transaction of the event that they report (a transactional outbox). Without a mail
 * server, nothing is added.
 */
@Component
public class Outbox {

    /** For each submission and day. */
    static final int MAX_COPIES = 5;

    /** For each submission and day. */
    static final int MAX_DELETION_LINKS = 3;

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

    /** The outcome of a request for a copy. */
    public enum Copy {
        /** Added now or within the last day. */
        SENT,
        NO_ADDRESS,
        /** The limit of the submission or of the mailbox is reached. */
        TOO_MANY,
        /** The limit of all mailboxes is reached. */
        TOO_MANY_OF_ALL
    }

    /** Whether mails are sent. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Sends a copy of the result to an address, at most once a day.
     *
     * @param submission locked, so that concurrent requests are counted
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
        if (mails.count(Kind.COPY, submission.id()) >= MAX_COPIES) {
            return Copy.TOO_MANY;
        }
        return switch (copyLimit.count(recipient.get())) {
            case MAILBOX_EXCEEDED -> Copy.TOO_MANY;
            case TOTAL_EXCEEDED -> Copy.TOO_MANY_OF_ALL;
            case ACCEPTED -> {
                mails.add(Kind.COPY, event, submission.id(), null, recipient.get());
                yield Copy.SENT;
            }
        };
    }

    /**
     * Sends the link that deletes a submission to the address on record, unless there is none or a limit is reached.
     *
     * @param submission locked, so that concurrent requests are counted
     */
    public void sendDeletionLink(Submission submission) {
        Optional<MailAddress> recipient =
                submission.contact().map(Contact::email).flatMap(MailAddress::parse);
        if (open
                && recipient.isPresent()
                && mails.count(Kind.DELETION, submission.id()) < MAX_DELETION_LINKS
                && copyLimit.count(recipient.get()) == CopyLimit.Decision.ACCEPTED) {
            mails.add(Kind.DELETION, "deletion:" + UUID.randomUUID(), submission.id(), null, null);
        }
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

    /** Adds one mail for each address, so that a refused address does not affect the others. */
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
