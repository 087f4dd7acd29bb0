package com.cxcheck.mail;

import com.cxcheck.account.Consultant.Mailing;
import com.cxcheck.followup.Assigned;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.reply.MessageReceived;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.SubmissionSubmitted;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells consultants what has happened, each in the transaction of the event, and those who want it once each morning. */
@Component
@ConditionalOnProperty("spring.mail.host")
class ConsultantMails {

    /** When the morning begins, in the time zone of the settings. */
    static final LocalTime MORNING = LocalTime.of(7, 0);

    private final MailQueue mails;
    private final ConsultantRecipients recipients;
    private final FollowUps followUps;
    private final Clock clock;

    ConsultantMails(MailQueue mails, ConsultantRecipients recipients, FollowUps followUps, Clock clock) {
        this.mails = mails;
        this.recipients = recipients;
        this.followUps = followUps;
        this.clock = clock;
    }

    @EventListener
    void tell(SubmissionSubmitted submitted) {
        recipients.of(Optional.empty()).forEach(each -> mails.add(NewMail.once(Kind.SUBMISSION, submitted.id(), each)));
    }

    /** Details of a visitor who can't be reached, before or after, are told with the submission. */
    @EventListener
    void tell(ContactGiven given) {
        if (given.first()) {
            recipients
                    .of(assignee(given.id()))
                    .forEach(each -> mails.add(NewMail.once(Kind.CONTACT, given.id(), each)));
        } else if (given.isChanged() && given.before().isReachable()) {
            tellAgain(Kind.CONTACT_CHANGED, given.id());
        }
    }

    @EventListener
    void tell(MessageReceived received) {
        tellAgain(Kind.MESSAGE, received.submissionId());
    }

    /** Nobody is told of what they assigned to themselves. Published while entities are flushed, when no account can be read. */
    @EventListener
    void tell(Assigned assigned) {
        if (!assigned.actor().equals(Optional.of(assigned.assignee()))) {
            mails.addAssignment(assigned.submissionId(), assigned.assignee());
        }
    }

    private void tellAgain(Kind kind, long submissionId) {
        recipients
                .of(assignee(submissionId))
                .forEach(each -> mails.addUnlessWaiting(NewMail.each(kind, submissionId, each)));
    }

    private Optional<String> assignee(long submissionId) {
        return followUps.findById(submissionId).flatMap(FollowUp::assignee);
    }

    /** Adds the digest of a day once, whichever instance asks first and however often: its key names the day. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT5M")
    void addDigests() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (!now.toLocalTime().isBefore(MORNING)) {
            recipients
                    .wanting(Mailing.EACH_MORNING)
                    .forEach(each ->
                            mails.add(NewMail.digest(each, now.toLocalDate().toString())));
        }
    }
}
