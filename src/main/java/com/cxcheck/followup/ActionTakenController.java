package com.cxcheck.followup;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The action taken about a visitor's feedback. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}/action-taken")
class ActionTakenController {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Clock clock;

    ActionTakenController(Submissions submissions, FollowUps followUps, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.clock = clock;
    }

    @GetMapping
    String edit(@PathVariable long id, Model model) {
        Submission submission = withFeedback(id);
        FollowUp followUp = followUps.findById(id).orElseThrow();
        return page(
                submission, followUp, followUp.action().map(ActionTaken::line).orElse(""), model);
    }

    /**
     * Replaces the action taken. If somebody else has changed it since the page was opened, that is shown instead (409).
     *
     * @param actionTaken the line; a blank one removes the action
     * @param version the version of the action that the page has shown
     */
    @PostMapping
    @Transactional
    String change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String actionTaken,
            @RequestParam int version,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, actionTaken);
        Submission submission = withFeedback(id);
        FollowUp followUp = followUps.findById(id).orElseThrow();
        if (version != followUp.actionVersion()) {
            model.addAttribute("overtaken", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(submission, followUp, actionTaken, model);
        }
        if (!actionTaken.isBlank() && !ActionTaken.isValid(actionTaken)) {
            model.addAttribute("wrong", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(submission, followUp, actionTaken, model);
        }
        String name = consultant.getName();
        followUp.takeAction(actionTaken.isBlank() ? null : new ActionTaken(actionTaken, name, clock.instant()));
        followUp.changedBy(name, clock.instant());
        return "redirect:/admin/submissions/" + id + "?saved#feedback";
    }

    private static String page(Submission submission, FollowUp followUp, String line, Model model) {
        model.addAttribute("submission", submission);
        model.addAttribute("followUp", followUp);
        model.addAttribute("version", followUp.actionVersion());
        model.addAttribute("line", line);
        return "followup/action-taken";
    }

    private Submission withFeedback(long id) {
        return submissions
                .findSubmitted(id)
                .filter(submission -> submission.feedback().isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
