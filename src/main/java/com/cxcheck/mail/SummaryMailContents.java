package com.cxcheck.mail;

import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Writes the mails to a consultant that are about more than one submission: the digest, and several assignments. */
@Component
class SummaryMailContents {

    /** Submissions named in a digest. */
    private static final int MAX_NAMED = 20;

    /** The number that is counted up to. */
    private static final int MAX_COUNTED = 1_000;

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Translations translations;
    private final SubjectLine subjects;
    private final MessageSource messages;
    private final Site site;
    private final Clock clock;

    SummaryMailContents(
            Submissions submissions,
            FollowUps followUps,
            Translations translations,
            SubjectLine subjects,
            MessageSource messages,
            Site site,
            Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.translations = translations;
        this.subjects = subjects;
        this.messages = messages;
        this.site = site;
        this.clock = clock;
    }

    /** A line of a digest. */
    record Line(String about, String link) {}

    Optional<MailContent> write(Mail mail) {
        Locale language = translations.languages().get(0);
        return mail.kind() == Mail.Kind.DIGEST
                ? digest(mail, language)
                : Optional.of(content(mail, language, message("mail.assigned.number", language, mail.number()))
                        .with("number", mail.number())
                        .with("link", site.url("/admin?view=mine")));
    }

    /** What happened between the mornings of the day before and of the day on which the mail was added; empty if nothing did. */
    private Optional<MailContent> digest(Mail mail, Locale language) {
        ZonedDateTime morning = mail.createdAt()
                .atZone(clock.getZone())
                .toLocalDate()
                .atTime(ConsultantMails.MORNING)
                .atZone(clock.getZone());
        Instant from = morning.minusDays(1).toInstant();
        Instant to = morning.toInstant();
        int submitted = submissions.countSubmitted(from, to, MAX_COUNTED);
        List<Submission> newest = submissions.findSubmitted(from, to, Limit.of(MAX_NAMED));
        String username = mail.participant().username().orElseThrow();
        int overdue = followUps.countOverdue(LocalDate.now(clock), MAX_COUNTED);
        int mine = followUps.countWaitingOf(username, MAX_COUNTED);
        int written = followUps.countWroteBack(from, to, MAX_COUNTED);
        if (submitted + written + overdue + mine == 0) {
            return Optional.empty();
        }
        List<Line> lines = newest.stream()
                .map(each -> new Line(subjects.of(each, language), site.url("/admin/submissions/" + each.id())))
                .toList();
        return Optional.of(content(mail, language, message("mail.digest.about", language, submitted, overdue))
                .with("submitted", submitted)
                .with("lines", lines)
                .with("more", submitted - lines.size())
                .with("written", written)
                .with("overdue", overdue)
                .with("mine", mine)
                .with("link", site.url("/admin")));
    }

    private static MailContent content(Mail mail, Locale language, String about) {
        return MailContent.to(
                null, language, mail.kind().name(), about, mail.kind().template());
    }

    private String message(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
