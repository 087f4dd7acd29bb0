package com.cxcheck.inbox;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
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
 * exactly those or none.
 */
@Controller
@RequestMapping(BulkDeletionController.PAGE)
class BulkDeletionController {

    static final String PAGE = "/admin/submissions/delete";

    private static final int LONGEST_ADDRESS = 2_000;

    private final Inbox inbox;
    private final Submissions submissions;
    private final AuditTrail auditTrail;

    BulkDeletionController(Inbox inbox, Submissions submissions, AuditTrail auditTrail) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.auditTrail = auditTrail;
    }

    /**
     * Begins with the first step for some: at its own address, or, where they are too many for one, at once.
     *
     * @return the name of a view
     */
    String ask(Set<Long> ids, Model model) {
        Choice choice = new Choice(ids, SubmissionFilter.ALL, false);
        return choice.isInForm() ? page(choice, find(choice), model) : "redirect:" + choice.address();
    }

    /**
     * What is to be deleted stands in the address, also in that of the second step, so that it is the same after signing in
     * again or choosing another language. What is too long for an address is in the second step's form instead, and has to
     * be chosen anew after signing in again.
     *
     * @param id those to delete, or none
     * @param filter where there is no id, all that pass it
     * @param all where there is neither: that everything is meant
     */
    record Choice(Set<Long> id, SubmissionFilter filter, boolean all) {

        boolean isMade() {
            return !id.isEmpty() || !filter.isEmpty() || all;
        }

        /** Of the second step. */
        public String address() {
            return isInForm()
                    ? PAGE
                    : !id.isEmpty() ? withIds() : filter.isEmpty() ? PAGE + "?all=true" : filter.on(PAGE);
        }

        private String withIds() {
            return UriComponentsBuilder.fromPath(PAGE).queryParam("id", id).toUriString();
        }

        /** Whether the ids are too long for an address: a server takes one of some thousand characters, and so do proxies. */
        public boolean isInForm() {
            return withIds().length() > LONGEST_ADDRESS;
        }

        /** The ids as a form sends them. */
        public String ids() {
            return id.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    @GetMapping
    String confirm(
            @RequestParam(defaultValue = "") @Size(max = Inbox.AT_ONCE) Set<Long> id,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        Choice choice = new Choice(id, filter, all);
        return choice.isMade() ? page(choice, find(choice), model) : "redirect:/admin/submissions";
    }

    /**
     * Deletes what the first step has named, or shows that step again.
     *
     * @param named stands for exactly those that the first step has found
     */
    @PostMapping
    @Transactional
    String delete(
            @RequestParam(defaultValue = "") @Size(max = Inbox.AT_ONCE) Set<Long> id,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(name = "found") String named,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        Choice choice = new Choice(id, filter, all);
        if (!choice.isMade()) {
            return "redirect:/admin/submissions";
        }
        List<Long> found = find(choice);
        if (found.isEmpty() || !fingerprint(found).equals(named)) {
            model.addAttribute("changed", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(choice, found, model);
        }
        int deleted = submissions.deleteSubmitted(found);
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submissions: " + deleted);
        return "redirect:/admin?deleted=" + deleted;
    }

    private List<Long> find(Choice choice) {
        return choice.id.isEmpty() ? inbox.ids(choice.filter) : submissions.findSubmittedIds(choice.id);
    }

    private static String fingerprint(List<Long> ids) {
        return DigestUtils.sha256Hex(ids.toString());
    }

    private static String page(Choice choice, List<Long> found, Model model) {
        model.addAttribute("choice", choice);
        model.addAttribute("number", found.size());
        model.addAttribute("found", fingerprint(found));
        return "inbox/delete";
    }
}
