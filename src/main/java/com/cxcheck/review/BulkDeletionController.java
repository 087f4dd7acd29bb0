package com.cxcheck.review;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Deletes several submissions, or all that pass a filter, in two steps: the first names their number, and the second deletes
 * exactly so many or none.
 */
@Controller
@RequestMapping(BulkDeletionController.PAGE)
class BulkDeletionController {

    static final String PAGE = "/admin/submissions/delete";

    private final Inbox inbox;
    private final Submissions submissions;
    private final AuditTrail auditTrail;

    BulkDeletionController(Inbox inbox, Submissions submissions, AuditTrail auditTrail) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.auditTrail = auditTrail;
    }

    /** The address of the first step, for some. */
    static String confirmationFor(Collection<Long> ids) {
        return UriComponentsBuilder.fromPath(PAGE).queryParam("id", ids).toUriString();
    }

    /** @param id those to delete; where there are none, it is all that pass the filter */
    @GetMapping
    String confirm(@RequestParam(defaultValue = "") Set<Long> id, SubmissionFilter filter, Model model) {
        long number = id.isEmpty()
                ? inbox.count(filter)
                : submissions.findSubmittedIds(id).size();
        return page(id, filter, number, model);
    }

    /** @param number how many the first step has named; where it is another number by now, the first step comes again */
    @PostMapping
    @Transactional
    String delete(
            @RequestParam(defaultValue = "") Set<Long> id,
            SubmissionFilter filter,
            @RequestParam int number,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        List<Long> found = find(id, filter);
        if (found.size() != number) {
            model.addAttribute("changed", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(id, filter, found.size(), model);
        }
        submissions.deleteSubmitted(found);
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submissions: " + number);
        return "redirect:/admin?deleted=" + number;
    }

    private List<Long> find(Set<Long> id, SubmissionFilter filter) {
        return id.isEmpty() ? inbox.ids(filter) : submissions.findSubmittedIds(id);
    }

    private static String page(Set<Long> id, SubmissionFilter filter, long number, Model model) {
        model.addAttribute("ids", id);
        model.addAttribute("filter", filter);
        model.addAttribute("number", number);
        return "review/delete-several";
    }
}
