package com.cxcheck.assessment;

import com.cxcheck.assessment.QuestionForm.Mistake;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One question a page. */
@Controller
@RequestMapping("/questions/{page:[0-9]{1,3}}")
class QuestionController {

    private final Walks walks;
    private final Translations translations;
    private final VisitorTokenResolver visitorCookie;
    private final Clock clock;

    QuestionController(Walks walks, Translations translations, VisitorTokenResolver visitorCookie, Clock clock) {
        this.walks = walks;
        this.translations = translations;
        this.visitorCookie = visitorCookie;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable int page,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> source,
            @RequestParam(defaultValue = "") Attempt attempt,
            VisitorToken visitor,
            Locale language,
            Model model) {
        Submission submission = walks.current(visitor, attempt);
        Walk walk = Walk.of(submission);
        Question question = question(walk, page);
        return walk.detourFrom(page)
                .map(QuestionController::redirect)
                .orElseGet(
                        () -> page(model, walk, page, language, QuestionForm.of(submission, question, from, source)));
    }

    @PostMapping
    String answer(
            @PathVariable int page,
            QuestionForm form,
            @RequestAttribute Optional<CsrfException> unverified,
            VisitorToken visitor,
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (unverified.isPresent()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("unverified", true);
            return sendAgain(page, form, visitor, language, model);
        }
        try {
            return step(page, form, visitor, language, model, response);
        } catch (WalkDeletedException deleted) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("deleted", true);
            return sendAgain(page, form, visitorCookie.renew(response), language, model);
        }
    }

    private String step(
            int page,
            QuestionForm form,
            VisitorToken visitor,
            Locale language,
            Model model,
            HttpServletResponse response) {
        return walks.step(visitor, form.attempt(), submission -> {
            Question question = question(Walk.of(submission), page);
            if (submission.isSubmitted() || form.attempt().isOtherThan(submission)) {
                return redirect(Walk.of(submission).resume());
            }
            if (!submission.isBegun()) {
                form.cameBy().ifPresent(submission::setSource);
            }
            Mistake mistake = form.answer(question, submission, clock.instant());
            Walk walk = Walk.of(submission);
            if (mistake != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("mistake", mistake);
                return page(model, walk, page, language, form.corrected(submission, question));
            }
            return redirect(walk.next(page, form.cameFromCheckPage()));
        });
    }

    /** Shows what was sent once more, for the visitor to send again or not. */
    private String sendAgain(int page, QuestionForm form, VisitorToken visitor, Locale language, Model model) {
        Walk walk = Walk.of(walks.current(visitor, form.attempt()));
        question(walk, page);
        return page(model, walk, page, language, form);
    }

    private static Question question(Walk walk, int page) {
        return walk.question(page).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String page(Model model, Walk begun, int page, Locale language, QuestionForm form) {
        Walk walk = begun.in(translations.of(begun.questionnaire(), language));
        Question question = question(walk, page);
        model.addAttribute("walk", walk);
        model.addAttribute("page", page);
        model.addAttribute("question", question);
        model.addAttribute("form", form);
        model.addAttribute("back", Walk.previous(page, form.cameFromCheckPage()));
        return question instanceof TextQuestion ? "assessment/feedback" : "assessment/question";
    }

    private static String redirect(String path) {
        return "redirect:" + path;
    }
}
