package com.cxcheck.assessment;

import com.cxcheck.assessment.SubmissionService.Cast;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.round.BallotBox;
import com.cxcheck.round.Round;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The check page, on which the answers are submitted. */
@Controller
class CheckController {

    private final SubmissionService submissionService;
    private final BallotBox box;
    private final Translations translations;

    CheckController(SubmissionService submissionService, BallotBox box, Translations translations) {
        this.submissionService = submissionService;
        this.box = box;
        this.translations = translations;
    }

    @GetMapping(Navigation.CHECK_PAGE)
    String check(
            VisitorToken visitor,
            @RequestParam Optional<String> continued,
            @CookieValue(CastCookie.COOKIE) Optional<String> cast,
            Locale language,
            Model model) {
        Submission submission = submissionService.current(visitor, Attempt.UNKNOWN);
        Optional<Round> round = box.find(submission);
        model.addAttribute("attempt", Attempt.of(submission));
        model.addAttribute("round", round.orElse(null));
        if (round.filter(closed -> !box.isOpen(closed)).isPresent()) {
            return "assessment/too-late";
        }
        return Navigation.of(submission)
                .detourFromCheckPage()
                .map(path -> CastCookie.insteadOf(path, submission, cast))
                .map(path -> "redirect:" + path)
                .orElseGet(() -> {
                    continued.ifPresent(said -> model.addAttribute("continued", true));
                    model.addAttribute("submission", submission);
                    model.addAttribute("questionnaire", translations.of(submission.questionnaire(), language));
                    return "assessment/check";
                });
    }

    @PostMapping("/submissions")
    String submit(
            Optional<VisitorToken> visitor,
            @RequestParam(defaultValue = "") Attempt attempt,
            @RequestParam(defaultValue = "false") boolean own,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (visitor.isEmpty()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return "assessment/no-cookies";
        }
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return check(visitor.get(), Optional.empty(), Optional.empty(), language, model);
        }
        try {
            boolean shared = SharedDevice.of(request).isPresent();
            String path = submissionService.submit(visitor.get(), attempt, language, new Cast(shared, own && !shared));
            if (shared && !path.startsWith(Navigation.CHECK_PAGE) && !path.startsWith("/questions/")) {
                return "redirect:" + SharedDevice.end(path, response);
            }
            CastCookie.give(path, response);
            return "redirect:" + path;
        } catch (AnswersDeletedException deleted) {
            VisitorTokenResolver.forget(visitor, response);
            DeletionNoticeCookie.give(deleted.deleted(), response);
            return "redirect:" + DeletionNoticeCookie.PAGE;
        }
    }

    /** Keeps answers that were too late for their round. */
    @PostMapping(Navigation.CHECK_PAGE + "/own")
    String keepAsOwn(VisitorToken visitor, @RequestParam(defaultValue = "") Attempt attempt) {
        return "redirect:" + submissionService.keepAsOwn(visitor, attempt);
    }
}
