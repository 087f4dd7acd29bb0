package com.cxcheck.inbox;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Tags;
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
    private final SubmissionListModel list;
    private final FollowUps followUps;
    private final Clock clock;

    FeedbackController(
            Inbox inbox, Submissions submissions, SubmissionListModel list, FollowUps followUps, Clock clock) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.list = list;
        this.followUps = followUps;
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
        model.addAttribute("search", new SearchHighlight(filter.q()));
        return "inbox/feedback";
    }

    /**
     * Does the same to several, and shows the list again as it was. What has been marked as hasAction on before keeps its line: it
     * may be another's, and is changed one by one.
     *
     * @param id those that are ticked
     * @param action TAG or ACTION_TAKEN; empty for who presses Enter in a field, and means what is written there
     * @param newTag the tags that they get, for TAG
     * @param actionTaken what was done about them, for ACTION_TAKEN
     */
    @PostMapping
    @Transactional
    String change(
            @RequestParam(defaultValue = "") @Size(max = Inbox.AT_ONCE) Set<Long> id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String newTag,
            @RequestParam(defaultValue = "") String actionTaken,
            @RequestParam(defaultValue = "1") int page,
            SubmissionFilter filter,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Map<String, String> written = Map.of("newTag", newTag, "actionTaken", actionTaken);
        String meant = !action.isEmpty() ? action : actionTaken.isBlank() ? "TAG" : "ACTION_TAKEN";
        if (meant.equals("ACTION_TAKEN") && !ActionTaken.isValid(actionTaken)) {
            SubmissionListModel.showAgain("actionTaken", "actionTaken.missing", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        if (meant.equals("TAG") && !Tags.isValid(newTag)) {
            SubmissionListModel.showAgain("newTag", "followUp.tags.wrong", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        List<Long> there = submissions.lockSubmitted(id.toArray(Long[]::new));
        if (there.isEmpty() && !id.isEmpty()) {
            throw new SubmissionDeletedException(newTag, actionTaken);
        }
        Set<String> tags = Tags.parse(newTag);
        List<FollowUp> chosen = followUps.findBySubmissionIdIn(there);
        if (meant.equals("TAG") && chosen.stream().anyMatch(followUp -> !followUp.hasRoomFor(tags))) {
            SubmissionListModel.showAgain("newTag", "followUp.tags.full", written, id, model, response);
            return feedback(filter, page, 0, language, model);
        }
        for (FollowUp followUp : chosen) {
            boolean changed = switch (meant) {
                case "TAG" -> followUp.tag(tags);
                case "ACTION_TAKEN" -> takeAction(followUp, actionTaken, consultant);
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

    private boolean takeAction(FollowUp followUp, String line, Principal consultant) {
        if (!followUp.awaitsAction()) {
            return false;
        }
        followUp.takeAction(new ActionTaken(line, consultant.getName(), clock.instant()));
        return true;
    }
}
