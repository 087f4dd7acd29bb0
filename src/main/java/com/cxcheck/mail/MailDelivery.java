package com.cxcheck.mail;

import com.cxcheck.audit.AuditedAction;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.StringUtils;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * Delivers mails to the SMTP server at most once: one of the instances claims a mail in the database before it sends it. If the
 * connection breaks and the server may have accepted the mail, this is recorded in the audit log, and the mail is not sent again.
 *
 * <p>A mail that the server has not accepted is sent again after a minute, then after twice as long each time, up to an hour.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private static final Duration MIN_WAIT = Duration.ofMinutes(1);
    private static final Duration MAX_WAIT = Duration.ofHours(1);

    /** SMTP replies from 400 on are refusals (RFC 5321, section 4.2.1). */
    private static final int MIN_REFUSAL = 400;

    private final JavaMailSenderImpl server;
    private final MailQueue mails;
    private final MailWriter writer;
    private final Clock clock;

    /** No delivery before this time, after the mail server or the database was unavailable. */
    private Instant pausedUntil = Instant.MIN;

    MailDelivery(JavaMailSenderImpl server, MailQueue mails, MailWriter writer, Clock clock) {
        if (server.getHost() == null || server.getHost().isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host",
                    server.getHost(),
                    "Name the mail server, or leave the key out to send no mails.");
        }
        this.server = server;
        this.mails = mails;
        this.writer = writer;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S", scheduler = "mailScheduler")
    void deliver() {
        if (clock.instant().isBefore(pausedUntil)) {
            return;
        }
        try {
            List<Mail> due = mails.due();
            if (!due.isEmpty()) {
                deliver(due);
            }
        } catch (MessagingException e) {
            pause("Mails wait, since there is no way to the mail server: " + e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            pause("Mails wait, since the database fails: " + e.getClass().getSimpleName());
        }
    }

    private void pause(String reason) {
        LOG.warn(reason);
        pausedUntil = clock.instant().plus(MIN_WAIT);
    }

    private void deliver(List<Mail> due) throws MessagingException {
        Session session = server.getSession();
        SMTPTransport transport = connect(session);
        try {
            for (Mail mail : due) {
                // before a mail is claimed
                if (!transport.isConnected()) {
                    return;
                }
                deliver(mail, session, transport);
            }
        } finally {
            close(transport);
        }
    }

    private SMTPTransport connect(Session session) throws MessagingException {
        String protocol = server.getProtocol();
        SMTPTransport transport =
                (SMTPTransport) (protocol == null ? session.getTransport() : session.getTransport(protocol));
        transport.connect(
                server.getHost(), server.getPort(), orNull(server.getUsername()), orNull(server.getPassword()));
        return transport;
    }

    static @Nullable String orNull(@Nullable String setting) {
        return StringUtils.hasLength(setting) ? setting : null;
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The connection to the mail server was not closed cleanly", e);
        }
    }

    private void deliver(Mail mail, Session session, SMTPTransport transport) {
        try {
            Optional<OutgoingMessage> message = writer.write(mail, session);
            if (message.isEmpty()) {
                mails.finish(mail);
            } else if (mails.claim(mail)) {
                send(mail, message.get(), transport);
            }
        } catch (MessagingException | TemplateEngineException | IllegalStateException | NoSuchElementException e) {
            LOG.error("{} can't be written: {}", mail, e.getClass().getSimpleName());
            if (mails.claim(mail)) {
                mails.retry(mail, MAX_WAIT);
            }
        }
    }

    private void send(Mail mail, OutgoingMessage message, SMTPTransport transport) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            mails.sent(mail);
        } catch (MessagingException e) {
            int reply = transport.getLastReturnCode();
            if (message.isStarted() && reply < MIN_REFUSAL) {
                mails.giveUp(mail, AuditedAction.MAIL_UNCERTAIN, "the connection broke while it was being handed over");
            } else if (isAddressRefused(e)) {
                mails.giveUp(mail, AuditedAction.MAIL_GIVEN_UP, "the mail server refuses the address with " + reply);
            } else {
                Duration wait = waitAfter(mail.tries());
                LOG.warn("The mail server did not take {}, reply {}; next try in {}", mail, reply, wait);
                mails.retry(mail, wait);
            }
        }
    }

    private static boolean isAddressRefused(MessagingException e) {
        return e instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    private static Duration waitAfter(int tries) {
        Duration wait = MIN_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT;
    }
}
