package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The check page, on which the answers are submitted. */
@Controller
class CheckController {

    private final Walks walks;
    private final Translations translations;

    CheckController(Walks walks, Translations translations) {
        this.walks = walks;
        this.translations = translations;
    }

    @GetMapping(Walk.CHECK_PAGE)
    String check(VisitorToken visitor, @RequestParam Optional<String> continued, Locale language, Model model) {
        Submission submission = walks.current(visitor, Attempt.UNKNOWN);
        return Walk.of(submission)
                .detourFromCheckPage()
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
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (visitor.isEmpty()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return "assessment/no-cookies";
        }
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return check(visitor.get(), Optional.empty(), language, model);
        }
        try {
            return "redirect:" + walks.submit(visitor.get(), attempt, language);
        } catch (WalkDeletedException walk) {
            VisitorTokenResolver.forget(visitor, response);
            DeletionNoticeCookie.give(walk.deleted(), response);
            return "redirect:" + DeletionNoticeCookie.PAGE;
        }
    }
}
