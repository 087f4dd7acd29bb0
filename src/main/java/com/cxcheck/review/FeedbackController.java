package com.cxcheck.review;

import com.cxcheck.reply.ActedOn;
import com.cxcheck.reply.ActedOns;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What visitors wrote, to be read one after the other, and what was done about it. */
@Controller
@RequestMapping("/admin/feedback")
class FeedbackController {

    private final Inbox inbox;
    private final Submissions submissions;
    private final FilteredList list;
    private final FollowUps followUps;
    private final ActedOns actedOns;
    private final Clock clock;

    FeedbackController(
            Inbox inbox,
            Submissions submissions,
            FilteredList list,
            FollowUps followUps,
            ActedOns actedOns,
            Clock clock) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.list = list;
        this.followUps = followUps;
        this.actedOns = actedOns;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @GetMapping
    String feedback(
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int gone,
            Locale language,
            Model model) {
        model.addAttribute("gone", gone);
        Inbox.Found found = inbox.page(filter.withFeedback(), page);
        list.show(filter, found, language, model);
        List<Long> ids = found.page().map(Submission::id).toList();
        model.addAttribute("followUps", followUps.of(ids));
        model.addAttribute("actedOn", actedOns.of(ids));
        model.addAttribute("search", new Search(filter.q()));
        return "review/feedback";
    }

    /**
     * Does the same to several, and shows the list again as it was. What has been marked as acted on before keeps its line: it
     * may be another's, and is changed one by one.
     *
     * @param id those that are ticked
     * @param action TAG or ACTED_ON; empty for who presses Enter in a field, and means what is written there
     * @param newTag the tags that they get, for TAG
     * @param done what was done about them, for ACTED_ON
     */
    @PostMapping
    @Transactional
    String change(
            @RequestParam(defaultValue = "") @Size(max = Inbox.AT_ONCE) Set<Long> id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String newTag,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "1") int page,
            SubmissionFilter filter,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Map<String, String> written = Map.of("newTag", newTag, "done", done);
        String meant = !action.isEmpty() ? action : done.isBlank() ? "TAG" : "ACTED_ON";
        if (meant.equals("ACTED_ON") && !ActedOn.fits(done)) {
            FilteredList.showAgain("done", "actedOn.missing", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        if (meant.equals("TAG") && !FollowUpForm.fits(newTag)) {
            FilteredList.showAgain("newTag", "followUp.tags.wrong", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        List<Long> there = submissions.lockSubmitted(id.toArray(Long[]::new));
        if (there.isEmpty() && !id.isEmpty()) {
            throw new SubmissionDeletedException(newTag, done);
        }
        Set<String> tags = FollowUpForm.tags(newTag);
        List<FollowUp> chosen = followUps.findBySubmissionIdIn(there);
        if (meant.equals("TAG") && chosen.stream().anyMatch(followUp -> !followUp.hasRoomFor(tags))) {
            FilteredList.showAgain("newTag", "followUp.tags.full", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        for (FollowUp followUp : chosen) {
            boolean changed = switch (meant) {
                case "TAG" -> followUp.tag(tags);
                case "ACTED_ON" -> actOn(followUp, done, consultant);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            };
            if (changed) {
                followUp.changedBy(consultant.getName(), clock.instant());
            }
        }
        UriComponentsBuilder list = UriComponentsBuilder.fromUriString(filter.on("/admin/feedback", page));
        if (there.size() < id.size()) {
            list.queryParam("gone", id.size() - there.size());
        }
        return "redirect:" + list.build(true).toUriString();
    }

    private boolean actOn(FollowUp followUp, String done, Principal consultant) {
        if (!followUp.waitsForAction()) {
            return false;
        }
        actedOns.save(new ActedOn(followUp.submissionId(), consultant.getName(), done, clock.instant()));
        followUp.actedOn(true);
        return true;
    }
}
