package com.cxcheck.mail;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.brand.Brands;
import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.Comments;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.DeletionKeys;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a mail from the data at the time of sending, so that it contains nothing that was deleted before. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailWriter {

    private final Submissions submissions;
    private final Comments comments;
    private final Translations translations;
    private final MailProperties settings;
    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Site site;
    private final DeletionKeys deletionKeys;
    private final DisplayNames displayNames;
    private final Brands brands;
    private final Clock clock;

    MailWriter(
            Submissions submissions,
            Comments comments,
            Translations translations,
            MailProperties settings,
            TemplateEngine templates,
            MessageSource messages,
            Site site,
            DeletionKeys deletionKeys,
            DisplayNames displayNames,
            Brands brands,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.translations = translations;
        this.settings = settings;
        this.templates = templates;
        this.messages = messages;
        this.site = site;
        this.deletionKeys = deletionKeys;
        this.displayNames = displayNames;
        this.brands = brands;
        this.clock = clock;
    }

    /** Writes a mail, empty if its submission, comment or recipient was deleted. */
    Optional<OutgoingMessage> write(Mail mail, Session session) throws MessagingException {
        Submission submission = submissions.findById(mail.submissionId()).orElse(null);
        if (submission == null) {
            return Optional.empty();
        }
        Locale language = language(mail, submission);
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        Context context = new Context(language);
        context.setVariable("kind", mail.kind());
        context.setVariable("brand", brands.in(language));
        context.setVariable("submission", submission);
        context.setVariable("band", questionnaire.band(submission.band().id()));
        context.setVariable("submittedAt", submission.submittedAt().atZone(clock.getZone()));
        MailAddress to = mail.recipient();
        switch (mail.kind()) {
            case SUBMISSION -> {
                context.setVariable(
                        "feedback",
                        submission.feedback().map(TextLength::excerpt).orElse(null));
                context.setVariable("link", consultantsPage(submission));
            }
            case CONTACT -> {
                Contact contact = submission.contact().orElse(null);
                if (contact == null) {
                    return Optional.empty();
                }
                context.setVariable("contact", settings.contactDetails() ? contact : null);
                context.setVariable("link", consultantsPage(submission));
            }
            case COMMENT -> {
                to = addressOnRecord(submission);
                Comment comment = mail.commentId() == null
                        ? null
                        : comments.findById(mail.commentId()).orElse(null);
                if (to == null || comment == null) {
                    return Optional.empty();
                }
                context.setVariable(
                        "author",
                        displayNames.of(List.of(comment.author()), language).get(comment.author()));
                context.setVariable("link", visitorsPage(submission));
            }
            case DELETION -> {
                to = addressOnRecord(submission);
                if (to == null) {
                    return Optional.empty();
                }
                context.setVariable(
                        "link", visitorsPage(submission) + "/deletion?key=" + deletionKeys.issue(submission));
            }
            case COPY -> {
                context.setVariable("result", Result.of(questionnaire, submission.answers()));
                context.setVariable("link", visitorsPage(submission));
            }
        }
        context.setVariable("about", about(mail, submission, questionnaire, language));
        return Optional.of(message(mail, Objects.requireNonNull(to), context, session));
    }

    private static @Nullable MailAddress addressOnRecord(Submission submission) {
        return submission
                .contact()
                .map(Contact::email)
                .flatMap(MailAddress::parse)
                .orElse(null);
    }

    /** The visitor's language, or the default one for consultants. */
    private Locale language(Mail mail, Submission submission) {
        return submission
                .language()
                .filter(stored ->
                        mail.kind().isToVisitor() && translations.languages().contains(stored))
                .orElse(translations.languages().get(0));
    }

    /** What the subject says of the result: to a consultant such as "37% Service-led, Ada Ltd, spring-newsletter". */
    private String about(Mail mail, Submission submission, Questionnaire questionnaire, Locale language) {
        String result = messages.getMessage(
                "mail.result",
                new Object[] {
                    submission.score(),
                    questionnaire.band(submission.band().id()).name()
                },
                language);
        Optional<String> business =
                submission.contact().map(Contact::business).filter(name -> settings.contactDetails());
        if (mail.kind().isToVisitor()) {
            return result;
        }
        return Stream.of(Optional.of(result), business, submission.source().map(Source::name))
                .flatMap(Optional::stream)
                .map(fact -> fact.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " "))
                .collect(Collectors.joining(", "));
    }

    private OutgoingMessage message(Mail mail, MailAddress to, Context context, Session session)
            throws MessagingException {
        String template = "mail/" + mail.kind().name().toLowerCase(Locale.ROOT);
        OutgoingMessage message = new OutgoingMessage(
                session, messageId(mail), from(context.getLocale()), new InternetAddress(to.value()), clock.instant());
        message.setContent(
                messages.getMessage(
                        "mail." + mail.kind() + ".subject",
                        new Object[] {context.getVariable("about")},
                        context.getLocale()),
                templates.process(template + ".txt", context),
                templates.process(template, context));
        return message;
    }

    private InternetAddress from(Locale language) throws MessagingException {
        InternetAddress from = new InternetAddress(settings.sender(site));
        try {
            from.setPersonal(brands.in(language).name(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        return from;
    }

    /** The same for each try, but different for a copy that is requested again later. */
    private String messageId(Mail mail) {
        String name = mail.event() + " " + mail.createdAt().toEpochMilli();
        return "<" + DigestUtils.sha256Hex(name) + "@" + site.host() + ">";
    }

    private String consultantsPage(Submission submission) {
        return site.url("/admin/submissions/" + submission.id());
    }

    private String visitorsPage(Submission submission) {
        return site.url("/results/" + submission.reference());
    }
}
