package com.cxcheck.mail;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.Site;
import com.cxcheck.submission.MailAddress;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends a mail at once, without the queue, and tells what the mail server says. */
@Component
@ConditionalOnProperty("spring.mail.host")
class TestMail {

    /** Milliseconds, for somebody who waits for the page. */
    private static final String TIMEOUT = "10000";

    private static final int MAX_REPLY_LENGTH = 300;

    private final JavaMailSenderImpl server;
    private final MailWriter writer;
    private final Translations translations;
    private final Site site;

    TestMail(JavaMailSenderImpl server, MailWriter writer, Translations translations, Site site) {
        this.server = server;
        this.writer = writer;
        this.translations = translations;
        this.site = site;
    }

    /** The texts are the messages mail.test.SENT and so on. */
    enum Outcome {
        SENT,
        NO_CONNECTION,
        SIGN_IN_REFUSED,
        REFUSED
    }

    /** @param reply what the mail server or the connection said; empty if it was sent */
    record Result(Outcome outcome, String reply) {}

    String host() {
        return server.getHost() + (server.getPort() > 0 ? ":" + server.getPort() : "");
    }

    Result send(MailAddress to) {
        Session session = session();
        try (SMTPTransport transport = connect(session)) {
            MailContent content = MailContent.to(to, translations.languages().get(0), "TEST", "", "test")
                    .with("link", site.url("/admin/settings/mail"));
            String messageId = "<test." + UUID.randomUUID() + "@" + site.host() + ">";
            OutgoingMessage message = writer.render(content, messageId, to, session);
            transport.sendMessage(message, message.getAllRecipients());
            return new Result(Outcome.SENT, "");
        } catch (AuthenticationFailedException e) {
            return failed(Outcome.SIGN_IN_REFUSED, e);
        } catch (SendFailedException e) {
            return failed(Outcome.REFUSED, e);
        } catch (MessagingException e) {
            return failed(Outcome.NO_CONNECTION, e);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.putAll(server.getJavaMailProperties());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                properties.setProperty("mail." + protocol + "." + timeout, TIMEOUT);
            }
        }
        return Session.getInstance(properties);
    }

    private SMTPTransport connect(Session session) throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport(
                server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol());
        transport.connect(
                server.getHost(),
                server.getPort(),
                MailDelivery.orNull(server.getUsername()),
                MailDelivery.orNull(server.getPassword()));
        return transport;
    }

    private static Result failed(Outcome outcome, MessagingException e) {
        Exception cause = e;
        while (cause instanceof MessagingException nested && nested.getNextException() != null) {
            cause = nested.getNextException();
        }
        String reply = MailContent.inHeader(String.valueOf(cause.getMessage()));
        return new Result(outcome, reply.substring(0, Math.min(MAX_REPLY_LENGTH, reply.length())));
    }
}
