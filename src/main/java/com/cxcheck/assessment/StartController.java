package com.cxcheck.assessment;

import com.cxcheck.operations.DeletedDataLifetime;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The start page and the guide, scoring, privacy and accessibility pages. */
@Controller
class StartController {

    private final SubmissionService submissionService;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final Translations translations;
    private final DeletedDataLifetime deletedData;
    private final Site site;
    private final Clock clock;

    StartController(
            SubmissionService submissionService,
            ObjectProvider<Questionnaire> questionnaire,
            Translations translations,
            DeletedDataLifetime deletedData,
            Site site,
            Clock clock) {
        this.submissionService = submissionService;
        this.questionnaire = questionnaire;
        this.translations = translations;
        this.deletedData = deletedData;
        this.site = site;
        this.clock = clock;
    }

    @ModelAttribute("questionnaire")
    Questionnaire questionnaire(Locale language) {
        return translations.of(questionnaire.getObject(), language);
    }

    @GetMapping("/")
    String start(
            Optional<VisitorToken> visitor,
            @CookieValue(DeletionNoticeCookie.COOKIE) Optional<String> notice,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        notice.flatMap(cookie -> DeletionNoticeCookie.take(cookie, request, response))
                .ifPresent(deleted -> model.addAttribute("deleted", deleted));
        visitor.flatMap(submissionService::find).ifPresent(submission -> {
            model.addAttribute("navigation", Navigation.of(submission));
            submissionService.lastSubmitted(submission).ifPresent(last -> addLastResult(last, language, model));
        });
        addExample(questionnaire(language), site, model);
        return "assessment/start";
    }

    private void addLastResult(Submission last, Locale language, Model model) {
        Questionnaire asked = translations.of(last.questionnaire(), language);
        model.addAttribute("lastResult", last);
        model.addAttribute("lastBands", asked.bands());
        model.addAttribute("lastBand", asked.band(last.band().id()));
        model.addAttribute("lastSubmittedAt", last.submittedAt().atZone(clock.getZone()));
    }

    static void addExample(Questionnaire questionnaire, Site site, Model model) {
        Result example = example(questionnaire);
        model.addAttribute("example", example);
        model.addAttribute("previewImage", site.url(PreviewImageController.path(questionnaire, example.proactive())));
    }

    /** The result of the first applicable choice of each question. */
    private static Result example(Questionnaire questionnaire) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            Choice first = question.choices().stream()
                    .filter(Choice::applicable)
                    .findFirst()
                    .orElseThrow();
            answers = answers.with(question, first);
        }
        return Result.of(questionnaire, answers);
    }

    @GetMapping("/guide")
    String guide(Locale language, Model model) {
        model.addAttribute(
                "topics",
                translations.guide(questionnaire.getObject(), language).topics());
        return "assessment/guide";
    }

    @GetMapping("/scoring")
    String scoring() {
        return "assessment/scoring";
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        model.addAttribute("daysInFile", deletedData.daysInFile());
        model.addAttribute("daysInBackups", deletedData.daysInBackups());
        return notice(
                "privacy",
                List.of("kept", "cookies", "why", "who", "long", "rights", "rounds", "complaint", "deleted"),
                model);
    }

    @GetMapping("/accessibility")
    String accessibility(Model model) {
        return notice("accessibility", List.of("does", "tested", "problem"), model);
    }

    /** A page of messages whose keys begin with its name. */
    private static String notice(String name, List<String> topics, Model model) {
        model.addAttribute("notice", name);
        model.addAttribute("topics", topics);
        return "assessment/notice";
    }
}
