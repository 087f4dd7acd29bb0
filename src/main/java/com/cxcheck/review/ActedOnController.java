package com.cxcheck.review;

import com.cxcheck.reply.ActedOn;
import com.cxcheck.reply.ActedOns;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
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

/** Marks what a visitor wrote as acted on, with the line that the visitor then sees. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}/acted-on")
class ActedOnController {

    /** The version of a mark that is not there. */
    private static final int NONE = -1;

    private final Submissions submissions;
    private final FollowUps followUps;
    private final ActedOns actedOns;
    private final Clock clock;

    ActedOnController(Submissions submissions, FollowUps followUps, ActedOns actedOns, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.actedOns = actedOns;
        this.clock = clock;
    }

    @GetMapping
    String edit(@PathVariable long id, Model model) {
        Optional<ActedOn> stored = actedOns.findById(id);
        return page(id, stored, stored.map(ActedOn::done).orElse(""), model);
    }

    /**
     * Changes the mark, unless somebody else has done so since the page was opened: then that is shown first.
     *
     * @param done what was done; a blank line takes the mark back
     */
    @PostMapping
    @Transactional
    String change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam int version,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, done);
        withFeedback(id);
        FollowUp followUp = followUps.findById(id).orElseThrow();
        Optional<ActedOn> stored = actedOns.findById(id);
        if (version != stored.map(ActedOn::version).orElse(NONE)) {
            model.addAttribute("overtaken", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(id, stored, done, model);
        }
        if (done.length() > ActedOn.LONGEST) {
            model.addAttribute("wrong", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, stored, done, model);
        }
        followUp.actedOn(!done.isBlank());
        followUp.changedBy(consultant.getName(), clock.instant());
        if (done.isBlank()) {
            stored.ifPresent(actedOns::delete);
        } else if (stored.isPresent()) {
            stored.get().change(consultant.getName(), done, clock.instant());
        } else {
            actedOns.save(new ActedOn(id, consultant.getName(), done, clock.instant()));
        }
        return "redirect:/admin/submissions/" + id + "?saved#feedback";
    }

    private String page(long id, Optional<ActedOn> stored, String done, Model model) {
        model.addAttribute("submission", withFeedback(id));
        stored.ifPresent(actedOn -> model.addAttribute("actedOn", actedOn));
        model.addAttribute("version", stored.map(ActedOn::version).orElse(NONE));
        model.addAttribute("done", done);
        return "review/acted-on";
    }

    private Submission withFeedback(long id) {
        return submissions
                .findSubmitted(id)
                .filter(submission -> submission.feedback().isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
