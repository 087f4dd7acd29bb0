package com.cxcheck.assessment;

import com.cxcheck.editor.QuestionnaireDrafts;
import com.cxcheck.followup.FollowUpProperties;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The visitor's pages of the draft, from the start page to the result. Nothing is kept, so all requests are GET, and
 * {@link DraftPreview} is all there is of a walk.
 */
@Controller
@RequestMapping(DraftPreview.ROOT)
class PreviewController {

    private final QuestionnaireDrafts drafts;
    private final FollowUpProperties followUp;
    private final VisitorTokens tokens;
    private final Site site;
    private final Clock clock;

    PreviewController(
            QuestionnaireDrafts drafts, FollowUpProperties followUp, VisitorTokens tokens, Site site, Clock clock) {
        this.drafts = drafts;
        this.followUp = followUp;
        this.tokens = tokens;
        this.site = site;
        this.clock = clock;
    }

    /** Reads the draft and the answers so far, which are part of each address, unless the draft has mistakes. */
    @ModelAttribute
    void addPreview(@RequestParam(defaultValue = "") String answers, Locale language, Model model) {
        drafts.content(language).map(draft -> DraftPreview.of(draft, answers)).ifPresent(preview -> {
            model.addAttribute(DraftPreview.ATTRIBUTE, preview);
            model.addAttribute("questionnaire", preview.questionnaire());
        });
    }

    @GetMapping
    String start(Model model, HttpServletResponse response) {
        return show(model, response, preview -> {
            StartController.addExample(preview.questionnaire(), site, model);
            return "assessment/start";
        });
    }

    @GetMapping("/questions/{page:[0-9]{1,3}}")
    String question(
            @PathVariable int page, @RequestParam Optional<String> from, Model model, HttpServletResponse response) {
        return show(model, response, preview -> question(preview, page, from, model));
    }

    /** The form of a question, which has the hidden field of the attempt. */
    @GetMapping(path = "/questions/{page:[0-9]{1,3}}", params = "attempt")
    String answer(@PathVariable int page, QuestionForm form, Model model, HttpServletResponse response) {
        return show(model, response, preview -> {
            if (page > preview.navigation().pages()) {
                return "redirect:" + preview.path(Navigation.CHECK_PAGE);
            }
            DraftPreview answered = preview.with(form, page);
            return answered.next(form, page)
                    .map(path -> "redirect:" + answered.path(path))
                    .orElseGet(() -> {
                        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                        model.addAttribute("wrong", true);
                        return question(preview, page, form.from(), model);
                    });
        });
    }

    /** Redirects where the draft has fewer questions by now. */
    private String question(DraftPreview preview, int page, Optional<String> from, Model model) {
        Navigation navigation = preview.navigation();
        if (page > navigation.pages()) {
            return "redirect:" + preview.path(Navigation.CHECK_PAGE);
        }
        Question question = navigation.question(page);
        QuestionForm form = new QuestionForm(
                Optional.empty(),
                Optional.empty(),
                from,
                Optional.empty(),
                navigation.attempt(),
                Optional.empty(),
                Optional.empty());
        model.addAttribute("navigation", navigation);
        model.addAttribute("page", page);
        model.addAttribute("question", question);
        model.addAttribute("form", form.withStoredChoice(navigation, question));
        model.addAttribute("theme", navigation.theme(question).orElse(null));
        return question instanceof TextQuestion ? "assessment/feedback" : "assessment/question";
    }

    @GetMapping(Navigation.CHECK_PAGE)
    String check(Model model, HttpServletResponse response) {
        return showCompleted(model, response, preview -> {
            model.addAttribute("submission", preview.submission(tokens.issue(), clock.instant()));
            return "assessment/check";
        });
    }

    @GetMapping("/result")
    String result(Model model, HttpServletResponse response) {
        return showCompleted(model, response, preview -> {
            Submission submission = preview.submission(tokens.issue(), clock.instant());
            submission.submit(clock.instant());
            String image = site.url(PreviewImageController.path(submission.questionnaire(), submission.score()));
            model.addAttribute(
                    "page",
                    ResultPage.ofPreview(submission, preview.draft(), followUp.replyWithin(), image, clock.getZone()));
            return "assessment/result";
        });
    }

    @GetMapping("/guide")
    String guide(Model model, HttpServletResponse response) {
        return show(model, response, preview -> {
            model.addAttribute("topics", preview.draft().guide().topics());
            return "assessment/guide";
        });
    }

    @GetMapping("/scoring")
    String scoring(Model model, HttpServletResponse response) {
        return show(model, response, preview -> "assessment/scoring");
    }

    /** Redirects to the first question without an answer if there is one. */
    private static String showCompleted(
            Model model, HttpServletResponse response, Function<DraftPreview, String> page) {
        return show(
                model,
                response,
                preview -> preview.navigation()
                        .detourFromCheckPage()
                        .map(path -> "redirect:" + preview.path(path))
                        .orElseGet(() -> page.apply(preview)));
    }

    /** Answers 409 while the draft has mistakes: the same address shows the page as soon as they are put right. */
    private static String show(Model model, HttpServletResponse response, Function<DraftPreview, String> page) {
        if (model.getAttribute(DraftPreview.ATTRIBUTE) instanceof DraftPreview preview) {
            return page.apply(preview);
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return "assessment/preview-mistakes";
    }
}
