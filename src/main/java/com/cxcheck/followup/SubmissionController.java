package com.cxcheck.followup;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One submission: what was answered, and what the consultants make of it. */
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

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    /** Also where the page's forms lead, for who had to sign in again before one could be sent. */
    @GetMapping({"", "/follow-up", "/notes"})
    String show(@PathVariable long id, Locale language, Model model) {
        FollowUp followUp = followUp(id);
        model.addAttribute("form", FollowUpForm.of(followUp));
        return page(followUp, language, model);
    }

    /** Changes it, unless somebody else has done so since the page was opened: then that is shown first. */
    @PostMapping("/follow-up")
    @Transactional
    String followUp(
            @PathVariable long id,
            @ModelAttribute("form") FollowUpForm form,
            BindingResult mistakes,
            @RequestParam int version,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, form.tags());
        FollowUp followUp = followUp(id);
        if (followUp.version() != version) {
            model.addAttribute("overtaken", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(followUp, language, model);
        }
        look(form, followUp, mistakes);
        if (mistakes.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(followUp, language, model);
        }
        form.applyTo(followUp);
        followUp.changedBy(consultant.getName(), clock.instant());
        return "redirect:/admin/submissions/" + id + "?saved";
    }

    /** Notes what doesn't fit, each at its field. */
    private void look(FollowUpForm form, FollowUp followUp, BindingResult mistakes) {
        if (form.chosenState().isEmpty()) {
            mistakes.rejectValue("state", "followUp.state.wrong");
        }
        if (!isKnown(form.assignee(), followUp)) {
            mistakes.rejectValue("assignee", "followUp.assignee.wrong");
        }
        if (form.day().isEmpty()) {
            mistakes.rejectValue("replyBy", "followUp.day.wrong");
        }
        if (!Tags.isValid(form.tags())) {
            mistakes.rejectValue("tags", "followUp.tags.wrong");
        }
    }

    /** Whose it was it may stay, though they can't sign in any more. */
    private boolean isKnown(String assignee, FollowUp followUp) {
        return assignee.isEmpty()
                || assignee.equals(followUp.assignee().orElse(""))
                || consultants.all().contains(assignee);
    }

    @PostMapping("/notes")
    @Transactional
    String note(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, text);
        FollowUp followUp = followUp(id);
        if (!Note.fits(text)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("noteText", text);
            model.addAttribute("noteWrong", true);
            model.addAttribute("form", FollowUpForm.of(followUp));
            return page(followUp, language, model);
        }
        notes.save(new Note(id, consultant.getName(), clock.instant(), text));
        return "redirect:/admin/submissions/" + id + "?saved#notes";
    }

    private String page(FollowUp followUp, Locale language, Model model) {
        Submission submission = submitted(followUp.submissionId());
        model.addAttribute("submission", submission);
        Questionnaire words = translations.of(submission.questionnaire(), language);
        model.addAttribute("questionnaire", words);
        model.addAttribute("result", Result.of(words, submission.answers()));
        model.addAttribute("followUp", followUp);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("states", State.values());
        model.addAttribute("consultants", consultants.all());
        model.addAttribute("tags", followUps.tagsInUse());
        model.addAttribute("notes", notes.findBySubmissionIdOrderById(submission.id()));
        model.addAttribute("comments", comments.findBySubmissionIdOrderById(submission.id()));
        return "followup/submission";
    }

    @GetMapping("/delete")
    String confirmDeletion(@PathVariable long id, Model model) {
        model.addAttribute("submission", submitted(id));
        return "followup/delete";
    }

    @PostMapping("/delete")
    @Transactional
    String delete(@PathVariable long id, Principal consultant) {
        submissions.delete(submissions.lockSubmitted(id));
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submission " + id);
        return "redirect:/admin?deleted=1";
    }

    private FollowUp followUp(long id) {
        return orNotFound(followUps.findById(id));
    }

    private static FollowUp orNotFound(Optional<FollowUp> found) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Submission submitted(long id) {
        return submissions.findSubmitted(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
