package com.cxcheck.assessment;

import com.cxcheck.assessment.ResultNoticeCookie.Notice;
import com.cxcheck.mail.Outbox;
import com.cxcheck.mail.Reminders;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.MailAddress;
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
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The result page, for everyone who has its link; only the visitor who answered sees its forms and their contact details. */
@Controller
@RequestMapping("/results/{reference}")
class ResultController {

    private final Submissions submissions;
    private final ResultPages pages;
    private final ReplyKeys keys;
    private final Outbox outbox;
    private final Reminders reminders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ResultController(
            Submissions submissions,
            ResultPages pages,
            ReplyKeys keys,
            Outbox outbox,
            Reminders reminders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.pages = pages;
        this.keys = keys;
        this.outbox = outbox;
        this.reminders = reminders;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @CookieValue(ResultNoticeCookie.COOKIE) Optional<String> notice,
            @RequestParam(defaultValue = "") String key,
            Locale language,
            Model model,
            HttpServletResponse response) {
        notice.flatMap(cookie -> ResultNoticeCookie.take(cookie, reference, response))
                .ifPresent(done -> model.addAttribute("notice", done));
        Submission submission = submissions.getByReference(reference);
        boolean isRespondent = visitor.filter(submission::isAnsweredBy).isPresent();
        if (submission.isTest() && !isRespondent) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return pages.show(submission, isRespondent, keys.verify(reference, key), language, model);
    }

    /** Target of the language links on a page rendered by POST. */
    @GetMapping({"/contact", "/copy"})
    String back(@PathVariable String reference) {
        return "redirect:" + Navigation.resultPage(reference);
    }

    @PostMapping("/contact")
    @Transactional
    String keepInTouch(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @Valid @ModelAttribute ContactForm contactForm,
            BindingResult mistakes,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Submission submission = lock(
                reference,
                visitor,
                contactForm.name(),
                contactForm.business(),
                contactForm.email(),
                contactForm.phone());
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return pages.show(submission, true, false, language, model);
        }
        boolean wasEmpty = submission.contact().isEmpty();
        Contact before = submission.contact().orElse(Contact.NONE);
        contactForm.validate(mistakes);
        if (mistakes.hasErrors()) {
            return reject(submission, language, model, response);
        }
        submission.setLanguage(language);
        if (contactForm.isEmpty()) {
            submission.setContact(Contact.NONE);
            ResultNoticeCookie.give(wasEmpty ? Notice.CONTACT_EMPTY : Notice.CONTACT_REMOVED, reference, response);
        } else {
            submission.setContact(contactForm.contact(submission.contact(), clock.instant()));
        }
        if (!submission.isTest()) {
            events.publishEvent(new ContactGiven(
                    submission.id(), before, submission.contact().orElse(Contact.NONE)));
        }
        return "redirect:" + Navigation.resultPage(reference) + "#contact";
    }

    @PostMapping("/copy")
    @Transactional
    String sendCopy(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @ModelAttribute CopyForm copyForm,
            BindingResult mistakes,
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (!outbox.isOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Submission submission = lock(reference, visitor, copyForm.address());
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return pages.show(submission, true, false, language, model);
        }
        if (submission.isTest()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        submission.setLanguage(language);
        switch (outbox.sendCopy(submission, copyForm.address())) {
            case SENT -> {
                if (copyForm.wantsReminder()) {
                    MailAddress.parse(copyForm.address()).ifPresent(address -> reminders.add(submission, address));
                }
                ResultNoticeCookie.give(Notice.COPY_SENT, reference, response);
                return "redirect:" + Navigation.resultPage(reference) + "#copy";
            }
            case NO_ADDRESS -> mistakes.rejectValue("address", "contact.email.wrong");
            case TOO_MANY -> mistakes.rejectValue("address", "contact.copy.enough");
            case TOO_MANY_OF_ALL -> mistakes.rejectValue("address", "contact.copy.busy");
        }
        return reject(submission, language, model, response);
    }

    private Submission lock(String reference, Optional<VisitorToken> visitor, String... written) {
        Submission submission =
                submissions.lockByReference(reference).orElseThrow(() -> new SubmissionDeletedException(written));
        if (visitor.filter(submission::isAnsweredBy).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return submission;
    }

    private String reject(Submission submission, Locale language, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("wrong", true);
        return pages.show(submission, true, false, language, model);
    }
}
