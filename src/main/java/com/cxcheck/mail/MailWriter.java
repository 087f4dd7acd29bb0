package com.cxcheck.mail;

import com.cxcheck.brand.Brands;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.site.Site;
import com.cxcheck.submission.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Renders mails, and addresses them. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailWriter {

    private final SubmissionMailContents submissionLetters;
    private final SummaryMailContents summaryLetters;
    private final ConsultantRecipients consultants;
    private final MailThreads threads;
    private final MailProperties settings;
    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Site site;
    private final Brands brands;
    private final Clock clock;

    MailWriter(
            SubmissionMailContents submissionLetters,
            SummaryMailContents summaryLetters,
            ConsultantRecipients consultants,
            MailThreads threads,
            MailProperties settings,
            TemplateEngine templates,
            MessageSource messages,
            Site site,
            Brands brands,
            Clock clock) {
        this.submissionLetters = submissionLetters;
        this.summaryLetters = summaryLetters;
        this.consultants = consultants;
        this.threads = threads;
        this.settings = settings;
        this.templates = templates;
        this.messages = messages;
        this.site = site;
        this.brands = brands;
        this.clock = clock;
    }

    /** Writes a mail, empty if there is nothing to tell any more or nobody to tell it to. */
    Optional<OutgoingMessage> write(Mail mail, Session session) throws MessagingException {
        MailContent content =
                (mail.submissionId() == null ? summaryLetters.write(mail) : submissionLetters.write(mail)).orElse(null);
        if (content == null) {
            return Optional.empty();
        }
        MailAddress to = mail.participant()
                .username()
                .flatMap(username -> consultants.addressFor(mail.kind(), username))
                .orElse(content.to());
        if (to == null) {
            return Optional.empty();
        }
        OutgoingMessage message = render(content, threads.messageId(mail), to, session);
        Optional<String> first = threads.first(mail, participant(mail));
        if (first.isPresent()) {
            message.answer(first.get());
        }
        return Optional.of(message);
    }

    /** A copy for somebody else is in no thread of the visitor's, and nothing of the address is kept for it. */
    private static String participant(Mail mail) {
        return mail.kind() == Kind.COPY || mail.kind() == Kind.REMINDER
                ? "copy " + mail.id()
                : mail.participant().key();
    }

    OutgoingMessage render(MailContent content, String messageId, MailAddress to, Session session)
            throws MessagingException {
        String subject = messages.getMessage(
                "mail." + content.kind() + ".subject", new Object[] {content.about()}, content.language());
        Context context = new Context(content.language());
        context.setVariables(content.variables());
        context.setVariable("brand", brands.in(content.language()));
        context.setVariable("kind", content.kind());
        context.setVariable("about", content.about());
        OutgoingMessage message = new OutgoingMessage(
                session,
                messageId,
                address(settings.sender(site), brands.in(content.language()).name()),
                new InternetAddress(to.value()),
                clock.instant());
        if (content.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(content.replyTo().value(), content.replyToName())});
        }
        if (content.variables().get(Reminders.STOP) instanceof String stop) {
            message.setUnsubscribe(stop);
        }
        message.setContent(
                subject,
                templates.process("mail/" + content.template() + ".txt", context),
                templates.process("mail/" + content.template(), context));
        return message;
    }

    private static InternetAddress address(String address, @Nullable String name) throws MessagingException {
        InternetAddress named = new InternetAddress(address);
        try {
            named.setPersonal(name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", Objects.requireNonNull(e));
        }
        return named;
    }
}
