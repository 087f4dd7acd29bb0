package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUps;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of submissions and of feedback, each in a form that changes the selected ones. */
@Controller
@RequestMapping("/admin")
class InboxController {

    private static final int MAX_OVERDUE = 10;

    private final Inbox inbox;
    private final Submissions submissions;
    private final SubmissionListModel listModel;
    private final FollowUps followUps;
    private final BulkChanges changes;
    private final Clock clock;

    InboxController(
            Inbox inbox,
            Submissions submissions,
            SubmissionListModel listModel,
            FollowUps followUps,
            BulkChanges changes,
            Clock clock) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.listModel = listModel;
        this.followUps = followUps;
        this.changes = changes;
        this.clock = clock;
    }

    @ModelAttribute("result")
    BulkResult result(
            @RequestParam(defaultValue = "0") int deleted,
            @RequestParam(defaultValue = "0") int overtaken,
            @RequestParam(defaultValue = "0") int gone,
            @RequestParam(defaultValue = "false") boolean unchanged) {
        return new BulkResult(deleted, overtaken, gone, unchanged);
    }

    @GetMapping({"", "/submissions"})
    String submissions(
            SubmissionFilter filter, @RequestParam(defaultValue = "1") int page, Locale language, Model model) {
        LocalDate today = LocalDate.now(clock);
        Inbox.Results results = inbox.page(filter, page);
        model.addAttribute("inProgress", submissions.countInProgress(Inbox.MAX_LISTED + 1));
        listModel.add(filter, results, language, model);
        model.addAttribute("today", today);
        List<Submission> overdue = filter.equals(SubmissionFilter.ALL) && page <= 1
                ? inbox.load(followUps.findOverdue(today, MAX_OVERDUE))
                : List.of();
        model.addAttribute("overdue", overdue);
        model.addAttribute("overdueCount", followUps.countOverdue(today, Inbox.MAX_LISTED + 1));
        addFollowUps(Stream.concat(overdue.stream(), results.page().stream()), model);
        return "inbox/inbox";
    }

    @GetMapping("/feedback")
    String feedback(SubmissionFilter filter, @RequestParam(defaultValue = "1") int page, Locale language, Model model) {
        Inbox.Results results = inbox.page(filter.withFeedback(), page);
        listModel.add(filter, results, language, model);
        addFollowUps(results.page().stream(), model);
        model.addAttribute("search", new SearchHighlight(filter.q()));
        return "inbox/feedback";
    }

    private void addFollowUps(Stream<Submission> listed, Model model) {
        model.addAttribute("followUps", followUps.of(listed.map(Submission::id).collect(Collectors.toSet())));
    }

    /**
     * Changes the selected submissions and redirects to the same page of the same list.
     *
     * @param action of the pressed button; null after Enter in a field
     */
    @PostMapping({"/submissions", "/feedback"})
    String change(
            HttpServletRequest request,
            @RequestParam(name = "id", defaultValue = "") @Size(max = Inbox.BATCH_SIZE) Set<Selected> selected,
            @RequestParam(required = false) @Nullable BulkAction action,
            @ModelAttribute("form") BulkForm form,
            BindingResult errors,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            Principal consultant,
            Locale language,
            Model model,
            HttpServletResponse response) {
        boolean feedback = request.getRequestURI().endsWith("/feedback");
        BulkResult result = changes.apply(form.action(action), form, selected, consultant.getName(), errors);
        if (!errors.hasErrors()) {
            return "redirect:" + result.addTo(filter.url(feedback ? "/admin/feedback" : "/admin/submissions", page));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("selected", selected.stream().map(Selected::id).toList());
        return feedback ? feedback(filter, page, language, model) : submissions(filter, page, language, model);
    }
}
