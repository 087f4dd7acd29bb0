package com.cxcheck.mail;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.brand.Brand;
import com.cxcheck.brand.Brands;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.Comments;
import com.cxcheck.reply.Message;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.DeletionKeys;
import com.cxcheck.submission.MailAddress;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails about one submission from the data at the time of sending, so that they contain nothing that was deleted before. */
@Component
class SubmissionMailContents {

    private final Submissions submissions;
    private final Comments comments;
    private final Messages messages;
    private final FollowUps followUps;
    private final Translations translations;
    private final MailProperties settings;
    private final SubjectLine subjects;
    private final Site site;
    private final DeletionKeys deletionKeys;
    private final ReplyKeys replyKeys;
    private final DisplayNames displayNames;
    private final ConsultantRecipients consultants;
    private final Brands brands;
    private final Clock clock;

    SubmissionMailContents(
            Submissions submissions,
            Comments comments,
            Messages messages,
            FollowUps followUps,
            Translations translations,
            MailProperties settings,
            SubjectLine subjects,
            Site site,
            DeletionKeys deletionKeys,
            ReplyKeys replyKeys,
            DisplayNames displayNames,
            ConsultantRecipients consultants,
            Brands brands,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.messages = messages;
        this.followUps = followUps;
        this.translations = translations;
        this.settings = settings;
        this.subjects = subjects;
        this.site = site;
        this.deletionKeys = deletionKeys;
        this.replyKeys = replyKeys;
        this.displayNames = displayNames;
        this.consultants = consultants;
        this.brands = brands;
        this.clock = clock;
    }

    /** Empty if the submission, or what the mail tells of, was deleted. */
    Optional<MailContent> write(Mail mail) {
        Submission submission = Optional.ofNullable(mail.submissionId())
                .flatMap(submissions::findSubmitted)
                .orElse(null);
        if (submission == null) {
            return Optional.empty();
        }
        return mail.kind().isToVisitor() ? toVisitor(mail, submission) : toConsultant(mail, submission);
    }

    private MailContent content(
            Mail mail,
            Submission submission,
            @Nullable MailAddress to,
            Locale language,
            String about,
            Questionnaire texts) {
        return MailContent.to(
                        to, language, mail.kind().name(), about, mail.kind().template())
                .with("submission", submission)
                .with("texts", texts)
                .with("band", texts.band(submission.band().id()))
                .with("submittedAt", submission.submittedAt().atZone(clock.getZone()));
    }

    private Optional<MailContent> toConsultant(Mail mail, Submission submission) {
        Locale language = translations.languages().get(0);
        Contact contact = submission.contact().orElse(Contact.NONE);
        if (mail.kind() == Mail.Kind.CONTACT && contact.equals(Contact.NONE)) {
            return Optional.empty();
        }
        Questionnaire texts = translations.of(submission.questionnaire(), language);
        MailContent content = content(
                        mail,
                        submission,
                        mail.participant().address(),
                        language,
                        subjects.of(submission, language),
                        texts)
                .with("feedback", submission.feedback().map(TextLength::excerpt).orElse(null))
                .with("contact", settings.contactDetails() && !contact.equals(Contact.NONE) ? contact : null)
                .with("withdrawn", contact.equals(Contact.NONE))
                .with("message", mail.kind() == Mail.Kind.MESSAGE ? newestMessage(submission) : null)
                .with("link", site.url("/admin/submissions/" + submission.id()));
        return Optional.of(
                settings.contactDetails() ? content.answeredTo(address(submission), contact.name()) : content);
    }

    private @Nullable String newestMessage(Submission submission) {
        List<Message> written = messages.findBySubmissionIdOrderById(submission.id());
        return written.isEmpty()
                ? null
                : TextLength.excerpt(written.get(written.size() - 1).text());
    }

    private Optional<MailContent> toVisitor(Mail mail, Submission submission) {
        MailAddress given = mail.participant().address();
        MailAddress to = given == null ? address(submission) : given;
        if (to == null) {
            return Optional.empty();
        }
        Locale language = submission
                .language()
                .filter(translations.languages()::contains)
                .orElse(translations.languages().get(0));
        Questionnaire texts = translations.of(submission.questionnaire(), language);
        MailContent content = content(mail, submission, to, language, subjects.result(submission, language), texts)
                .with("link", site.url("/results/" + submission.reference()));
        return switch (mail.kind()) {
            case COMMENT, COMMENT_CHANGED ->
                Optional.ofNullable(mail.commentId())
                        .flatMap(comments::findById)
                        .map(Comment::author)
                        .map(author -> from(author, content.with("link", linkToReply(submission))));
            case ACTION_TAKEN ->
                followUps
                        .findAction(submission.id())
                        .map(action -> from(
                                action.consultant(),
                                content.with("action", action.line()).with("link", linkToReply(submission))));
            case COPY -> Optional.of(fromBrand(content.with("result", Result.of(texts, submission.answers()))));
            case REMINDER ->
                Optional.of(fromBrand(content.with("link", linkToReply(submission))
                        .with("again", site.url("/questions/1?again"))
                        .with(Reminders.STOP, site.url(Reminders.pathToStop(submission.reference(), replyKeys)))));
            case DELETION -> {
                String key = deletionKeys.issue(submission);
                yield Optional.of(fromBrand(
                        content.with("link", site.url("/results/" + submission.reference()) + "/deletion?key=" + key)));
            }
            default -> Optional.empty();
        };
    }

    /** The result, where whoever has the mail can write back from any browser. */
    private String linkToReply(Submission submission) {
        String reference = submission.reference();
        return site.url("/results/" + reference + "?key=" + replyKeys.issue(reference));
    }

    /** From a consultant, at whose own address replies arrive, or at the brand's. */
    private MailContent from(String author, MailContent content) {
        String name = Objects.requireNonNull(
                displayNames.of(List.of(author), content.language()).get(author));
        MailContent signed = content.with("author", name);
        return consultants
                .addressOf(author)
                .map(own -> signed.answeredTo(own, name))
                .orElseGet(() -> fromBrand(signed));
    }

    private MailContent fromBrand(MailContent content) {
        Brand brand = brands.in(content.language());
        return brand.email() == null
                ? content
                : content.answeredTo(
                        MailAddress.parse(brand.email()).orElse(null),
                        Objects.requireNonNullElse(brand.personName(), brand.name()));
    }

    private static @Nullable MailAddress address(Submission submission) {
        return submission
                .contact()
                .map(Contact::email)
                .flatMap(MailAddress::parse)
                .orElse(null);
    }
}
