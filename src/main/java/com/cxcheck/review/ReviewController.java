package com.cxcheck.review;

import com.cxcheck.account.ConsultantNames;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.review.FollowUp.State;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** The submitted submissions: as a list, their feedback, and as a file. */
@Controller
@RequestMapping("/admin")
class ReviewController {

    private static final int MOST_OVERDUE = 10;

    private final Inbox inbox;
    private final Submissions submissions;
    private final QuestionnaireVersions versions;
    private final FollowUps followUps;
    private final Notes notes;
    private final ConsultantNames consultants;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ReviewController(
            Inbox inbox,
            Submissions submissions,
            QuestionnaireVersions versions,
            FollowUps followUps,
            Notes notes,
            ConsultantNames consultants,
            AuditTrail auditTrail,
            Clock clock) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.versions = versions;
        this.followUps = followUps;
        this.notes = notes;
        this.consultants = consultants;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @GetMapping({"", "/submissions"})
    String inbox(SubmissionFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        Inbox.Found found = inbox.page(filter, page);
        model.addAttribute("inProgress", submissions.countInProgress(Inbox.MOST + 1));
        model.addAttribute("bands", bands());
        model.addAttribute("states", SubmissionFilter.STATES);
        model.addAttribute("consultants", consultants.all());
        model.addAttribute("tags", followUps.tagsInUse());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("filter", filter);
        model.addAttribute("found", found.page());
        model.addAttribute("more", found.more());
        List<Submission> overdue = filter.isEmpty() && page <= 1 ? longestOverdue() : List.of();
        model.addAttribute("overdue", overdue);
        model.addAttribute("overdueCount", followUps.countOverdue(LocalDate.now(clock), Inbox.MOST + 1));
        model.addAttribute(
                "followUps",
                followUps(Stream.concat(overdue.stream(), found.page().stream()).map(Submission::id)));
        return "review/inbox";
    }

    /** Those that wait for the longest, first. */
    private List<Submission> longestOverdue() {
        return inbox.read(followUps.findOverdue(LocalDate.now(clock), MOST_OVERDUE));
    }

    private Map<Long, FollowUp> followUps(Stream<Long> ids) {
        return followUps.findBySubmissionIdIn(ids.collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(FollowUp::submissionId, Function.identity()));
    }

    /**
     * Does the same to several, and shows the list again as it was.
     *
     * @param id those that are ticked
     * @param action the name of a state, or MINE, or TAG
     * @param newTag the tag that they get, for TAG
     */
    @PostMapping("/submissions")
    @Transactional
    String change(
            @RequestParam(defaultValue = "") Set<Long> id,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String newTag,
            SubmissionFilter filter,
            Principal consultant) {
        String tag = FollowUpForm.tidy(newTag);
        for (FollowUp followUp : followUps.findBySubmissionIdIn(id)) {
            switch (action) {
                case "NEW", "IN_CONVERSATION", "DONE" -> followUp.move(State.valueOf(action));
                case "MINE" -> followUp.assignTo(consultant.getName());
                case "TAG" -> {
                    if (!tag.isEmpty()
                            && tag.length() <= FollowUpForm.LONGEST_TAG
                            && followUp.tags().size() < FollowUpForm.MOST_TAGS) {
                        followUp.tag(tag);
                    }
                }
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            followUp.changedBy(consultant.getName(), clock.instant());
        }
        return "redirect:" + filter.on("/admin/submissions");
    }

    @GetMapping("/feedback")
    String feedback(@RequestParam(defaultValue = "1") int page, Model model) {
        SubmissionFilter all = SubmissionFilter.ALL;
        Inbox.Found found = inbox.page(all.withFeedback(), page);
        model.addAttribute("filter", all);
        model.addAttribute("found", found.page());
        model.addAttribute("more", found.more());
        return "review/feedback";
    }

    /** The bands of all questionnaires that were ever in use, by id, in the words of the latest. */
    private Map<String, String> bands() {
        Map<String, String> bands = new LinkedHashMap<>();
        versions.all().forEach(version -> version.bands().forEach(band -> bands.putIfAbsent(band.id(), band.name())));
        return bands;
    }

    @GetMapping("/submissions.csv")
    void export(SubmissionFilter filter, Principal consultant, HttpServletResponse response) throws IOException {
        auditTrail.record(
                consultant.getName(),
                AuditedAction.EXPORTED,
                filter.isEmpty() ? "submissions.csv, all" : "submissions.csv, filtered");
        String name = "submissions-" + LocalDate.now(clock) + ".csv";
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        new SubmissionCsv(versions.all(), followUps, notes, clock.getZone())
                .write(inbox.all(filter), response.getWriter());
    }
}
