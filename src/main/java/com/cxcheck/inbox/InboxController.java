package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.followup.Tags;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** The submitted submissions, as a list. */
@Controller
@RequestMapping("/admin")
class InboxController {

    private static final int MOST_OVERDUE = 10;

    private final Inbox inbox;
    private final Submissions submissions;
    private final SubmissionListModel list;
    private final FollowUps followUps;
    private final Notes notes;
    private final BulkDeletionController bulkDeletion;
    private final Clock clock;

    InboxController(
            Inbox inbox,
            Submissions submissions,
            SubmissionListModel list,
            FollowUps followUps,
            Notes notes,
            BulkDeletionController bulkDeletion,
            Clock clock) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.list = list;
        this.followUps = followUps;
        this.notes = notes;
        this.bulkDeletion = bulkDeletion;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    /**
     * The list.
     *
     * @param deleted how many have just been deleted
     * @param overtaken how many of those ticked were not changed, since they had been changed meanwhile
     * @param gone how many of those ticked had been deleted meanwhile
     * @param unchanged whether something was asked for that changed nothing
     */
    @GetMapping({"", "/submissions"})
    String inbox(
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int deleted,
            @RequestParam(defaultValue = "0") int overtaken,
            @RequestParam(defaultValue = "0") int gone,
            @RequestParam(defaultValue = "false") boolean unchanged,
            Locale language,
            Model model) {
        Inbox.Found found = inbox.page(filter, page);
        model.addAttribute("inProgress", submissions.countInProgress(Inbox.MOST + 1));
        list.show(filter, found, language, model);
        model.addAttribute("deleted", deleted);
        model.addAttribute("overtaken", overtaken);
        model.addAttribute("gone", gone);
        model.addAttribute("unchanged", unchanged);
        model.addAttribute("today", LocalDate.now(clock));
        List<Submission> overdue = filter.equals(SubmissionFilter.ALL) && page <= 1 ? longestOverdue() : List.of();
        model.addAttribute("overdue", overdue);
        model.addAttribute("overdueCount", followUps.countOverdue(LocalDate.now(clock), Inbox.MOST + 1));
        model.addAttribute(
                "followUps",
                followUps.of(Stream.concat(overdue.stream(), found.page().stream())
                        .map(Submission::id)
                        .collect(Collectors.toSet())));
        return "inbox/inbox";
    }

    /** Those that wait for the longest, first. */
    private List<Submission> longestOverdue() {
        return inbox.read(followUps.findOverdue(LocalDate.now(clock), MOST_OVERDUE));
    }

    /**
     * Does the same to several, and shows the list again as it was. What has been changed since the list was shown is not
     * overwritten: it only gets what is added to it.
     *
     * @param id those that are ticked
     * @param action the name of a state, or MINE, or TAG, or NOTE, or DELETE, which asks first; empty for who presses Enter in
     *     a field, and means what is written there
     * @param newTag the tags that they get, for TAG
     * @param note the note that they get, for NOTE
     */
    @PostMapping("/submissions")
    @Transactional
    String change(
            @RequestParam(defaultValue = "") @Size(max = Inbox.AT_ONCE) Set<Selected> id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String newTag,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "1") int page,
            SubmissionFilter filter,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Map<Long, Selected> ticked =
                id.stream().collect(Collectors.toMap(Selected::id, Function.identity(), (one, other) -> one));
        if (action.equals("DELETE") && !ticked.isEmpty()) {
            return bulkDeletion.ask(ticked.keySet(), model);
        }
        Map<String, String> written = Map.of("newTag", newTag, "note", note);
        String meant = !action.isEmpty() ? action : !newTag.isBlank() ? "TAG" : "NOTE";
        if (meant.equals("TAG") && !Tags.isValid(newTag)) {
            SubmissionListModel.showAgain("newTag", "followUp.tags.wrong", written, ticked.keySet(), model, response);
            return inbox(filter, page, 0, 0, 0, false, language, model);
        }
        if (meant.equals("NOTE") && !note.isBlank() && !Note.fits(note)) {
            SubmissionListModel.showAgain("note", "notes.wrong", written, ticked.keySet(), model, response);
            return inbox(filter, page, 0, 0, 0, false, language, model);
        }
        List<Long> there = submissions.lockSubmitted(ticked.keySet().toArray(Long[]::new));
        if (there.isEmpty() && !ticked.isEmpty()) {
            throw new SubmissionDeletedException(newTag, note);
        }
        Set<String> tags = Tags.parse(newTag);
        List<FollowUp> chosen = followUps.findBySubmissionIdIn(there);
        if (meant.equals("TAG") && chosen.stream().anyMatch(followUp -> !followUp.hasRoomFor(tags))) {
            SubmissionListModel.showAgain("newTag", "followUp.tags.full", written, ticked.keySet(), model, response);
            return inbox(filter, page, 0, 0, 0, false, language, model);
        }
        int changed = 0;
        int overtaken = 0;
        for (FollowUp followUp : chosen) {
            boolean overwrites =
                    !Objects.requireNonNull(ticked.get(followUp.submissionId())).isUpToDate(followUp);
            boolean done = switch (meant) {
                case "NEW", "IN_CONVERSATION", "DONE" -> !overwrites && followUp.move(State.valueOf(meant));
                case "MINE" -> !overwrites && followUp.assignTo(consultant.getName());
                case "TAG" -> followUp.tag(tags);
                case "NOTE" -> add(note, followUp, consultant);
                case "DELETE" -> false;
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            };
            if (done) {
                changed++;
                followUp.changedBy(consultant.getName(), clock.instant());
            } else if (overwrites && !List.of("TAG", "NOTE").contains(meant)) {
                overtaken++;
            }
        }
        UriComponentsBuilder list = UriComponentsBuilder.fromUriString(filter.on("/admin/submissions", page));
        if (overtaken > 0) {
            list.queryParam("overtaken", overtaken);
        } else if (changed == 0) {
            list.queryParam("unchanged", true);
        }
        if (there.size() < ticked.size()) {
            list.queryParam("gone", ticked.size() - there.size());
        }
        return "redirect:" + list.build(true).toUriString();
    }

    private boolean add(String note, FollowUp followUp, Principal consultant) {
        if (!Note.fits(note)) {
            return false;
        }
        notes.save(new Note(followUp.submissionId(), consultant.getName(), clock.instant(), note));
        return true;
    }
}
