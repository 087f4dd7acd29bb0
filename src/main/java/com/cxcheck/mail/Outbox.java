package com.cxcheck.mail;

import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.Submission;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds what visitors ask for to the {@link MailQueue} in the transaction of their request (a transactional outbox). Without a mail
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
    private final boolean open;

    Outbox(MailQueue mails, CopyLimit copyLimit, ObjectProvider<MailDelivery> delivery) {
        this.mails = mails;
        this.copyLimit = copyLimit;
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
        NewMail copy = NewMail.once(Kind.COPY, submission.id(), Participant.at(recipient.get()));
        if (mails.contains(copy.event())) {
            return Copy.SENT;
        }
        if (mails.count(Kind.COPY, submission.id()) >= MAX_COPIES) {
            return Copy.TOO_MANY;
        }
        return switch (copyLimit.count(recipient.get())) {
            case MAILBOX_EXCEEDED -> Copy.TOO_MANY;
            case TOTAL_EXCEEDED -> Copy.TOO_MANY_OF_ALL;
            case ACCEPTED -> {
                mails.add(copy);
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
            mails.add(NewMail.each(Kind.DELETION, submission.id(), Participant.VISITOR));
        }
    }
}
