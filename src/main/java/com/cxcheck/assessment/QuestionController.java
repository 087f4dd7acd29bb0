package com.cxcheck.assessment;

import com.cxcheck.assessment.SubmissionService.NextPage;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.round.BallotBox;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the questions. */
@Controller
@RequestMapping("/questions/{page:[0-9]{1,3}}")
class QuestionController {

    private final SubmissionService submissionService;
    private final BallotBox box;
    private final Translations translations;
    private final VisitorTokenResolver visitorCookie;

    QuestionController(
            SubmissionService submissionService,
            BallotBox box,
            Translations translations,
            VisitorTokenResolver visitorCookie) {
        this.submissionService = submissionService;
        this.box = box;
        this.translations = translations;
        this.visitorCookie = visitorCookie;
    }

    @GetMapping
    String show(
            @PathVariable int page,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> source,
            @RequestParam(defaultValue = "") Attempt attempt,
            @RequestParam Optional<String> continued,
            @CookieValue(CastCookie.COOKIE) Optional<String> cast,
            VisitorToken visitor,
            Locale language,
            Model model) {
        Submission submission = submissionService.current(visitor, attempt);
        Navigation navigation = Navigation.of(submission);
        QuestionForm form = QuestionForm.of(submission, navigation.question(page), from, source);
        if (continued.isPresent() && submission.isBegun()) {
            model.addAttribute("continued", true);
        }
        return navigation
                .detourFrom(page)
                .map(path -> CastCookie.insteadOf(path, submission, cast))
                .map(path -> "redirect:" + path)
                .orElseGet(() -> view(navigation, page, form, language, model));
    }

    /** Takes the questionnaire again, or goes on with what is in progress. */
    @GetMapping(params = "again")
    String again(VisitorToken visitor) {
        return "redirect:" + submissionService.again(visitor);
    }

    @PostMapping
    String answer(
            @PathVariable int page,
            QuestionForm form,
            VisitorToken visitor,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return sendAgain(page, form, visitor, language, model);
        }
        try {
            NextPage next = submissionService.answer(visitor, page, form);
            return next.path().map(path -> "redirect:" + path).orElseGet(() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("wrong", true);
                Navigation navigation = next.navigation();
                return view(
                        navigation,
                        page,
                        form.withStoredChoice(navigation, navigation.question(page)),
                        language,
                        model);
            });
        } catch (AnswersDeletedException deleted) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("deleted", true);
            return sendAgain(page, form, visitorCookie.renew(visitor, request, response), language, model);
        }
    }

    /** Shows the form as it was sent, with nothing stored, to be sent again. */
    private String sendAgain(int page, QuestionForm form, VisitorToken visitor, Locale language, Model model) {
        return view(Navigation.of(submissionService.current(visitor, form.attempt())), page, form, language, model);
    }

    private String view(Navigation original, int page, QuestionForm form, Locale language, Model model) {
        Navigation navigation = original.in(translations.of(original.questionnaire(), language));
        Question question = navigation.question(page);
        SourceAdvice.carry(form.source().orElse(null), model);
        model.addAttribute("navigation", navigation);
        if (navigation.attempt().isInRound()) {
            model.addAttribute("round", box.find(navigation.attempt().round()).orElse(null));
        }
        model.addAttribute("page", page);
        model.addAttribute("question", question);
        model.addAttribute("form", form);
        model.addAttribute("theme", navigation.theme(question).orElse(null));
        model.addAttribute("languageForm", "answer");
        return question instanceof TextQuestion ? "assessment/feedback" : "assessment/question";
    }
}
