package com.cxcheck.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;

/** A message in text and HTML with a given Message-ID that tells whether the transport has started to send it. */
class OutgoingMessage extends MimeMessage {

    private final String messageId;
    private boolean started;

    OutgoingMessage(Session session, String messageId, InternetAddress from, InternetAddress to, Instant now)
            throws MessagingException {
        super(session);
        this.messageId = messageId;
        setFrom(from);
        setRecipient(RecipientType.TO, to);
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
    }

    /** Puts the message into the thread of another. */
    void answer(String firstMessageId) throws MessagingException {
        setHeader("In-Reply-To", firstMessageId);
        setHeader("References", firstMessageId);
    }

    /** Has mail programs offer to stop such mails with one click (RFC 8058). */
    void setUnsubscribe(String url) throws MessagingException {
        setHeader("List-Unsubscribe", "<" + url + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    void setContent(String subject, String text, String html) throws MessagingException {
        setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        setContent(new MimeMultipart("alternative", plain, rich));
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream wire, String[] ignoredHeaders) throws IOException, MessagingException {
        started = true;
        super.writeTo(wire, ignoredHeaders);
    }

    /** Whether the server may have received a part of it. */
    boolean isStarted() {
        return started;
    }
}
