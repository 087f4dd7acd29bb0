package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Checking the answers and submitting them. */
@Controller
class CheckController {

    private final Walks walks;
    private final Translations translations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CheckController(Walks walks, Translations translations, ApplicationEventPublisher events, Clock clock) {
        this.walks = walks;
        this.translations = translations;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping(Walk.CHECK_PAGE)
    String check(VisitorToken visitor, Locale language, Model model) {
        Submission submission = walks.current(visitor, Attempt.UNTOLD);
        return Walk.of(submission)
                .detourFromCheckPage()
                .map(detour -> "redirect:" + detour)
                .orElseGet(() -> {
                    model.addAttribute("submission", submission);
                    model.addAttribute("questionnaire", translations.of(submission.questionnaire(), language));
                    return "assessment/check";
                });
    }

    @PostMapping("/submissions")
    String submit(
            VisitorToken visitor,
            @RequestParam(defaultValue = "") Attempt attempt,
            @RequestAttribute Optional<CsrfException> unverified,
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (unverified.isPresent()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("unverified", true);
            return check(visitor, language, model);
        }
        try {
            return step(visitor, attempt, language);
        } catch (WalkDeletedException walk) {
            VisitorTokenResolver.forget(response);
            DeletionNoticeCookie.give(walk.deleted(), response);
            return "redirect:" + DeletionNoticeCookie.PAGE;
        }
    }

    private String step(VisitorToken visitor, Attempt attempt, Locale language) {
        return walks.step(visitor, attempt, submission -> {
            if (!attempt.isOtherThan(submission) && Walk.of(submission).isComplete() && !submission.isSubmitted()) {
                submission.submit(clock.instant());
                submission.setLanguage(language);
                events.publishEvent(new SubmissionSubmitted(submission.id(), submission.submittedAt()));
            }
            return "redirect:" + Walk.of(submission).resume();
        });
    }
}
