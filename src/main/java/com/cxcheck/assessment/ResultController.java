package com.cxcheck.assessment;

import com.cxcheck.followup.FollowUps;
import com.cxcheck.mail.Outbox;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comments;
import com.cxcheck.site.QrCode;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The result, for whoever has its link. Only the browser that answered can add contact details, and only it is shown them: a
 * link is passed on.
 */
@Controller
@RequestMapping("/results/{reference}")
class ResultController {

    private static final int MOST_ACTIONS = 3;

    private final Submissions submissions;
    private final Comments comments;
    private final FollowUps followUps;
    private final Translations translations;
    private final Outbox outbox;
    private final Site site;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResultController(
            Submissions submissions,
            Comments comments,
            FollowUps followUps,
            Translations translations,
            Outbox outbox,
            Site site,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.followUps = followUps;
        this.translations = translations;
        this.outbox = outbox;
        this.site = site;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String reference, Optional<VisitorToken> visitor, Locale language, Model model) {
        Submission submission = orNotFound(submissions.findByReference(reference));
        model.addAttribute("contactForm", storedContact(submission, visitor));
        model.addAttribute("copyForm", CopyForm.EMPTY);
        return page(model, submission, visitor, language);
    }

    /** Where the forms were sent leads back to the page that they are on. */
    @GetMapping({"/contact", "/copy"})
    String back(@PathVariable String reference) {
        return "redirect:" + Walk.resultPage(reference);
    }

    /** What the same visitor's walk before this one has come to. */
    record Previous(int score, Band band) {}

    private static ContactForm storedContact(Submission submission, Optional<VisitorToken> visitor) {
        return submission
                .contact()
                .filter(contact -> isRespondent(visitor, submission))
                .map(ContactForm::of)
                .orElse(ContactForm.EMPTY);
    }

    @PostMapping("/contact")
    @Transactional
    String keepInTouch(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @Valid @ModelAttribute ContactForm contactForm,
            BindingResult mistakes,
            @RequestAttribute Optional<CsrfException> unverified,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Submission submission = submissions
                .lockByReference(reference)
                .orElseThrow(() -> new SubmissionDeletedException(
                        contactForm.name(), contactForm.business(), contactForm.email()));
        if (!isRespondent(visitor, submission)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("copyForm", CopyForm.EMPTY);
        if (unverified.isPresent()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("unverified", true);
            return page(model, submission, visitor, language);
        }
        if (contactForm.hasWrongEmail()) {
            mistakes.rejectValue("email", "contact.email.wrong");
        }
        if (contactForm.lacksConsent()) {
            mistakes.rejectValue("consent", "contact.consent.missing");
        }
        if (mistakes.hasErrors()) {
            model.addAttribute("wrong", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, submission, visitor, language);
        }
        boolean first = submission.contact().isEmpty();
        submission.setLanguage(language);
        submission.setContact(contactForm.contact(submission.contact(), clock.instant()));
        events.publishEvent(new ContactGiven(submission.id(), first));
        return "redirect:" + Walk.resultPage(reference) + "?kept#keep-in-touch";
    }

    @PostMapping("/copy")
    @Transactional
    String sendCopy(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @ModelAttribute CopyForm copyForm,
            BindingResult mistakes,
            @RequestAttribute Optional<CsrfException> unverified,
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (!outbox.isOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Submission submission = submissions
                .lockByReference(reference)
                .orElseThrow(() -> new SubmissionDeletedException(copyForm.address()));
        if (!isRespondent(visitor, submission)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("contactForm", storedContact(submission, visitor));
        if (unverified.isPresent()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("unverified", true);
            return page(model, submission, visitor, language);
        }
        submission.setLanguage(language);
        switch (outbox.sendCopy(submission, copyForm.address())) {
            case SENT -> {
                return "redirect:" + Walk.resultPage(reference) + "?copied#copy";
            }
            case NO_ADDRESS -> mistakes.rejectValue("address", "contact.email.wrong");
            case TOO_MANY -> mistakes.rejectValue("address", "contact.copy.enough");
            case TOO_MANY_OF_ALL -> mistakes.rejectValue("address", "contact.copy.busy");
        }
        model.addAttribute("wrong", true);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, submission, visitor, language);
    }

    private static Submission orNotFound(Optional<Submission> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean isRespondent(Optional<VisitorToken> visitor, Submission submission) {
        return visitor.map(submission::isAnsweredBy).orElse(false);
    }

    private String page(Model model, Submission submission, Optional<VisitorToken> visitor, Locale language) {
        Result result = Result.of(translations.of(submission.questionnaire(), language), submission.answers());
        boolean respondent = isRespondent(visitor, submission);
        model.addAttribute("submission", submission);
        model.addAttribute("submittedAt", submission.submittedAt().atZone(clock.getZone()));
        model.addAttribute("result", result);
        model.addAttribute("actions", translations.guide(language).actionsFor(result, MOST_ACTIONS));
        model.addAttribute("comments", comments.findBySubmissionIdOrderById(submission.id()));
        followUps.findAction(submission.id()).ifPresent(action -> model.addAttribute("action", action));
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("respondent", respondent);
        model.addAttribute("copies", outbox.isOpen());
        model.addAttribute("teamSizes", TeamSize.values());
        String link = site.url(Walk.resultPage(submission.reference()));
        model.addAttribute("link", link);
        model.addAttribute("qr", QrCode.of(link));
        if (respondent && submission.attempt() > 1) {
            submissions.findPrevious(submission).ifPresent(previous -> {
                Questionnaire words = translations.of(previous.questionnaire(), language);
                model.addAttribute("previous", new Previous(previous.score(), words.bandOf(previous.score())));
                model.addAttribute("previousAt", previous.submittedAt().atZone(clock.getZone()));
            });
        }
        return "assessment/result";
    }
}
