package com.cxcheck.mail;

import com.cxcheck.audit.AuditedAction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives up orphaned and expired mails, and deletes old ones, also when no mails are sent any more. */
@Component
class MailRetention {

    private final MailQueue mails;

    MailRetention(MailQueue mails) {
        this.mails = mails;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void tidyUp() {
        mails.orphaned()
                .forEach(mail -> mails.giveUp(
                        mail, AuditedAction.MAIL_UNCERTAIN, "the program ended while it was being handed over"));
        mails.expired().forEach(mail -> mails.giveUp(mail, AuditedAction.MAIL_GIVEN_UP, "it has waited too long"));
        mails.deleteOld();
    }
}
