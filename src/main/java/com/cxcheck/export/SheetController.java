package com.cxcheck.export;

import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.QrCode;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One submission as one sheet of paper for a meeting with the client, without anything that consultants write for each other. */
@Controller
class SheetController {

    /** Of the feedback, in UTF-16 units, so that the sheet stays one. */
    private static final int MAX_FEEDBACK = 300;

    private final Submissions submissions;
    private final Translations translations;
    private final Site site;

    SheetController(Submissions submissions, Translations translations, Site site) {
        this.submissions = submissions;
        this.translations = translations;
        this.site = site;
    }

    @GetMapping("/admin/submissions/{id:[0-9]{1,18}}/sheet")
    String show(@PathVariable long id, Locale language, Model model) {
        Submission submission = submissions.getSubmitted(id);
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        String link = site.url("/results/" + submission.reference());
        model.addAttribute("submission", submission);
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("result", Result.of(questionnaire, submission.answers()));
        model.addAttribute(
                "feedback",
                submission.feedback().map(SheetController::beginning).orElse(null));
        model.addAttribute("link", link);
        model.addAttribute("qr", QrCode.of(link));
        return "export/sheet";
    }

    private static String beginning(String feedback) {
        String text = feedback.strip().replaceAll("\\s+", " ");
        return text.length() <= MAX_FEEDBACK ? text : TextLength.beginning(text, MAX_FEEDBACK) + "…";
    }
}
