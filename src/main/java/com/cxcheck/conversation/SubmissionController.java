package com.cxcheck.conversation;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one submission: the answers, and the follow-up, notes and comments. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}")
class SubmissionController {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Notes notes;
    private final Comments comments;
    private final ActiveConsultants consultants;
    private final Translations translations;
    private final AuditTrail auditTrail;
    private final Clock clock;

    SubmissionController(
            Submissions submissions,
            FollowUps followUps,
            Notes notes,
            Comments comments,
            ActiveConsultants consultants,
            Translations translations,
            AuditTrail auditTrail,
            Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.notes = notes;
        this.comments = comments;
        this.consultants = consultants;
        this.translations = translations;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Also where a sign-in leads to that came in between the page and one of its forms. */
    @GetMapping({"", "/follow-up", "/notes"})
    ModelAndView show(@PathVariable long id, Locale language) {
        FollowUp followUp = followUps.get(id);
        return page(followUp, language, HttpStatus.OK).addObject("form", FollowUpForm.of(followUp));
    }

    /** Answers 409 with the current values if the version is outdated. */
    @PostMapping("/follow-up")
    @Transactional
    ModelAndView change(
            @PathVariable long id,
            @ModelAttribute("form") FollowUpForm form,
            BindingResult errors,
            @RequestParam int version,
            Principal consultant,
            Locale language) {
        submissions.lockSubmitted(id, form.tags());
        FollowUp followUp = followUps.get(id);
        if (followUp.version() != version) {
            return page(followUp, language, HttpStatus.CONFLICT).addObject("overtaken", true);
        }
        form.validate(followUp, consultants.all(), errors);
        if (errors.hasErrors()) {
            return page(followUp, language, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        form.applyTo(followUp);
        followUp.changedBy(consultant.getName(), clock.instant());
        return new ModelAndView("redirect:/admin/submissions/" + id + "?saved");
    }

    @PostMapping("/notes")
    @Transactional
    ModelAndView addNote(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Principal consultant,
            Locale language) {
        submissions.lockSubmitted(id, text);
        if (!Note.isValid(text)) {
            FollowUp followUp = followUps.get(id);
            return page(followUp, language, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("form", FollowUpForm.of(followUp))
                    .addObject("invalidNote", text);
        }
        notes.save(new Note(id, consultant.getName(), clock.instant(), text));
        return new ModelAndView("redirect:/admin/submissions/" + id + "?saved#notes");
    }

    private ModelAndView page(FollowUp followUp, Locale language, HttpStatus status) {
        Submission submission = submissions.getSubmitted(followUp.submissionId());
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        return new ModelAndView("conversation/submission", status)
                .addObject("submission", submission)
                .addObject("questionnaire", questionnaire)
                .addObject("result", Result.of(questionnaire, submission.answers()))
                .addObject("followUp", followUp)
                .addObject("today", LocalDate.now(clock))
                .addObject("states", FollowUp.State.values())
                .addObject("consultants", consultants.all())
                .addObject("tags", followUps.tagsInUse())
                .addObject("notes", notes.findBySubmissionIdOrderById(submission.id()))
                .addObject("comments", comments.findBySubmissionIdOrderById(submission.id()));
    }

    @GetMapping("/delete")
    ModelAndView confirmDeletion(@PathVariable long id) {
        return new ModelAndView("conversation/delete", "submission", submissions.getSubmitted(id));
    }

    @PostMapping("/delete")
    @Transactional
    String delete(@PathVariable long id, Principal consultant) {
        submissions.delete(submissions.lockSubmitted(id));
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submission " + id);
        return "redirect:/admin?deleted=1";
    }
}
