package com.cxcheck.assessment;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.assessment.Retake.Attempted;
import com.cxcheck.assessment.Retake.Between;
import com.cxcheck.brand.Brands;
import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUpProperties;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.intention.Intentions;
import com.cxcheck.mail.Outbox;
import com.cxcheck.mail.Reminders;
import com.cxcheck.questionnaire.Change;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.Comments;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.round.BallotBox;
import com.cxcheck.site.Site;
import com.cxcheck.submission.OtherSubmissions;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Collects what a {@link ResultPage} shows. */
@Component
class ResultPages {

    static final int MAX_ACTIONS = 3;

    private final Submissions submissions;
    private final Comments comments;
    private final Messages messages;
    private final Intentions intentions;
    private final ReplyKeys replyKeys;
    private final FollowUps followUps;
    private final FollowUpProperties followUpProperties;
    private final Translations translations;
    private final OtherSubmissions others;
    private final Brands brands;
    private final DisplayNames displayNames;
    private final Outbox outbox;
    private final Reminders reminders;
    private final BallotBox box;
    private final Site site;
    private final Clock clock;

    ResultPages(
            Submissions submissions,
            Comments comments,
            Messages messages,
            Intentions intentions,
            ReplyKeys replyKeys,
            FollowUps followUps,
            FollowUpProperties followUpProperties,
            Translations translations,
            OtherSubmissions others,
            Brands brands,
            DisplayNames displayNames,
            Outbox outbox,
            Reminders reminders,
            BallotBox box,
            Site site,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.messages = messages;
        this.intentions = intentions;
        this.replyKeys = replyKeys;
        this.followUps = followUps;
        this.followUpProperties = followUpProperties;
        this.translations = translations;
        this.others = others;
        this.brands = brands;
        this.displayNames = displayNames;
        this.outbox = outbox;
        this.reminders = reminders;
        this.box = box;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Adds the page and the forms that were not sent to the model, and returns the name of the template.
     *
     * @param byKey whether it is opened with the key of a mailed link
     */
    String show(Submission submission, boolean isRespondent, boolean byKey, Locale language, Model model) {
        if (!model.containsAttribute("contactForm")) {
            ContactForm stored = submission.contact().map(ContactForm::of).orElse(ContactForm.EMPTY);
            model.addAttribute("contactForm", isRespondent ? stored : ContactForm.EMPTY);
        }
        if (!model.containsAttribute("copyForm")) {
            model.addAttribute("copyForm", CopyForm.EMPTY);
        }
        String key = byKey && !isRespondent ? replyKeys.issue(submission.reference()) : "";
        if (!model.containsAttribute("messageForm")) {
            model.addAttribute("messageForm", new MessageForm("", key));
        }
        model.addAttribute("rounds", isRespondent ? box.of(submission) : List.of());
        model.addAttribute("page", of(submission, isRespondent, isRespondent || byKey, key, language));
        return "assessment/result";
    }

    private ResultPage of(Submission submission, boolean isRespondent, boolean mayWrite, String key, Locale language) {
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        Result result = Result.of(questionnaire, submission.answers());
        List<Comment> written = comments.findBySubmissionIdOrderById(submission.id());
        if (isRespondent && written.stream().anyMatch(comment -> comment.seenAt() == null)) {
            comments.markSeen(submission.id(), clock.instant());
        }
        Optional<ActionTaken> action = followUps.findAction(submission.id());
        Set<String> authors = Stream.concat(
                        written.stream().map(Comment::author), action.stream().map(ActionTaken::consultant))
                .collect(Collectors.toSet());
        return new ResultPage(
                submission,
                questionnaire,
                result,
                translations.guide(submission.questionnaire(), language).actionsFor(result, MAX_ACTIONS),
                ThreadEntry.thread(
                        written, mayWrite ? messages.findBySubmissionIdOrderById(submission.id()) : List.of()),
                mayWrite,
                key,
                mayWrite ? intentions.findBySubmissionIdOrderById(submission.id()) : List.of(),
                action.orElse(null),
                displayNames.of(authors, language),
                isRespondent,
                isRespondent && submission.attempt() > 1 ? retake(submission, questionnaire, result, language) : null,
                followUpProperties.replyWithin(),
                outbox.isOpen() && !submission.isTest(),
                reminders.isPossible(submission),
                reminders.tooFewDays(),
                site.url(Navigation.resultPage(submission.reference())),
                site.url(PreviewImageController.path(submission.questionnaire(), submission.score())),
                clock.getZone(),
                brands.in(language).comparison()
                        ? others.of(submission.questionnaire()).orElse(null)
                        : null);
    }

    private @Nullable Retake retake(
            Submission submission, Questionnaire questionnaire, Result result, Locale language) {
        Submission previous = submissions.findPrevious(submission).orElse(null);
        if (previous == null) {
            return null;
        }
        Questionnaire previousQuestionnaire = translations.of(previous.questionnaire(), language);
        Result previousResult = Result.of(previousQuestionnaire, previous.answers());
        return new Retake(
                attempted(previous, submission, language),
                Change.between(previousQuestionnaire, previousResult, questionnaire, result),
                intentions.findBySubmissionIdOrderById(previous.id()).stream()
                        .map(each -> new Between(each.stepIn(previousQuestionnaire), each))
                        .toList(),
                submissions.findResults(submission).stream()
                        .map(each -> attempted(each, submission, language))
                        .toList());
    }

    private Attempted attempted(Submission attempt, Submission shown, Locale language) {
        return new Attempted(
                attempt.score(),
                translations
                        .of(attempt.questionnaire(), language)
                        .band(attempt.band().id()),
                attempt.submittedAt().atZone(clock.getZone()),
                attempt.questionnaire().version(),
                Navigation.resultPage(attempt.reference()),
                attempt.id() == shown.id(),
                Change.countAlike(attempt.questionnaire(), shown.questionnaire()));
    }
}
