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
        MailContent letter =
                (mail.submissionId() == null ? summaryLetters.write(mail) : submissionLetters.write(mail)).orElse(null);
        if (letter == null) {
            return Optional.empty();
        }
        MailAddress to = mail.participant()
                .username()
                .flatMap(username -> consultants.addressFor(mail.kind(), username))
                .orElse(letter.to());
        if (to == null) {
            return Optional.empty();
        }
        OutgoingMessage message = render(letter, threads.messageId(mail), to, session);
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

    OutgoingMessage render(MailContent letter, String messageId, MailAddress to, Session session)
            throws MessagingException {
        String subject = messages.getMessage(
                "mail." + letter.kind() + ".subject", new Object[] {letter.about()}, letter.language());
        Context context = new Context(letter.language());
        context.setVariables(letter.variables());
        context.setVariable("brand", brands.in(letter.language()));
        context.setVariable("kind", letter.kind());
        context.setVariable("about", letter.about());
        OutgoingMessage message = new OutgoingMessage(
                session,
                messageId,
                address(settings.sender(site), brands.in(letter.language()).name()),
                new InternetAddress(to.value()),
                clock.instant());
        if (letter.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(letter.replyTo().value(), letter.replyToName())});
        }
        if (letter.variables().get(Reminders.STOP) instanceof String stop) {
            message.setUnsubscribe(stop);
        }
        message.setContent(
                subject,
                templates.process("mail/" + letter.template() + ".txt", context),
                templates.process("mail/" + letter.template(), context));
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
