package com.cxcheck.conversation;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.submission.SubmissionNotFoundException;
import com.cxcheck.submission.Submissions;
import java.security.Principal;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView edit(@PathVariable long id) {
        FollowUp followUp = withFeedback(id);
        return page(
                followUp,
                followUp.feedbackAction().taken().map(ActionTaken::line).orElse(""),
                HttpStatus.OK);
    }

    /**
     * Replaces the action taken. Answers 409 with the current values if the version is outdated.
     *
     * @param actionTaken the line; a blank one removes the action
     * @param version the version of the action that the page has shown
     */
    @PostMapping
    @Transactional
    ModelAndView change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String actionTaken,
            @RequestParam int version,
            Principal consultant) {
        submissions.lockSubmitted(id, actionTaken);
        FollowUp followUp = withFeedback(id);
        if (version != followUp.feedbackAction().version()) {
            return page(followUp, actionTaken, HttpStatus.CONFLICT);
        }
        if (!actionTaken.isBlank() && !ActionTaken.isValid(actionTaken)) {
            return page(followUp, actionTaken, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean removed = actionTaken.isBlank();
        if (!removed || followUp.feedbackAction().taken().isPresent()) {
            String name = consultant.getName();
            followUp.feedbackAction().take(removed ? null : new ActionTaken(actionTaken, name, clock.instant()));
            followUp.changedBy(name, clock.instant());
        }
        return new ModelAndView("redirect:/admin/submissions/" + id + "?saved#feedback");
    }

    private FollowUp withFeedback(long id) {
        return followUps
                .findById(id)
                .filter(followUp -> followUp.feedbackAction().isPossible())
                .orElseThrow(SubmissionNotFoundException::new);
    }

    private ModelAndView page(FollowUp followUp, String line, HttpStatus status) {
        return new ModelAndView("conversation/action-taken", status)
                .addObject("submission", submissions.getSubmitted(followUp.submissionId()))
                .addObject("followUp", followUp)
                .addObject("version", followUp.feedbackAction().version())
                .addObject("line", line)
                .addObject("overtaken", status == HttpStatus.CONFLICT)
                .addObject("invalid", status == HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
