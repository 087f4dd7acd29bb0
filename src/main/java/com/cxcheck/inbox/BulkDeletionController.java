package com.cxcheck.inbox;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.submission.Submissions;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Deletes several submissions, the selected ones or all that match a filter. A first page states their number; the form on it
 * deletes exactly the submissions that were counted, or none.
 */
@Controller
@RequestMapping(BulkDeletionController.PATH)
class BulkDeletionController {

    static final String PATH = "/admin/submissions/delete";

    /** In characters; servers and proxies accept a few thousand. */
    private static final int MAX_URL_LENGTH = 2_000;

    /** How many submissions the page names. */
    private static final int MAX_NAMED = 50;

    /** So that the numbers fit into an audit event, also if they have 10 digits. */
    private static final int RANGES_IN_EVENT = 8;

    private static final int MAX_EVENTS = 100;

    private final Inbox inbox;
    private final Submissions submissions;
    private final AuditTrail auditTrail;

    BulkDeletionController(Inbox inbox, Submissions submissions, AuditTrail auditTrail) {
        this.inbox = inbox;
        this.submissions = submissions;
        this.auditTrail = auditTrail;
    }

    /**
     * What is to be deleted. It is the query of both steps, so that it outlasts another sign-in or a change of the language.
     * Ids that are too long for an address are in the form of the second step instead, and outlast neither.
     *
     * @param filter applies if there are no ids
     * @param all confirms that an empty filter means everything
     */
    record Target(Set<Long> id, SubmissionFilter filter, boolean all) {

        boolean isEmpty() {
            return id.isEmpty() && filter.isEmpty() && !all;
        }

        public String url() {
            if (!id.isEmpty()) {
                return isInForm() ? PATH : urlWithIds();
            }
            return filter.isEmpty() ? PATH + "?all=true" : filter.url(PATH);
        }

        public boolean isInForm() {
            return urlWithIds().length() > MAX_URL_LENGTH;
        }

        private String urlWithIds() {
            return UriComponentsBuilder.fromPath(PATH).queryParam("id", id).toUriString();
        }

        public String ids() {
            return id.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /** The button of the list. Redirects to the first page, or shows it if the ids are too long for its address. */
    @PostMapping("/selected")
    ModelAndView selected(
            @RequestParam(name = "id", defaultValue = "") @Size(max = Inbox.BATCH_SIZE) Set<Selected> checked,
            BulkController.Target shown,
            @RequestParam(defaultValue = "1") int page,
            SubmissionFilter filter) {
        Set<Selected> selected = shown.selected(checked);
        if (selected.isEmpty()) {
            return new ModelAndView("redirect:" + BulkResult.UNCHANGED.addTo(filter.url("/admin/submissions", page)));
        }
        Target target = new Target(
                selected.stream().map(Selected::id).collect(Collectors.toSet()), SubmissionFilter.ALL, false);
        return target.isInForm()
                ? page(target, find(target), HttpStatus.OK)
                : new ModelAndView("redirect:" + target.url());
    }

    /** Also where a sign-in leads to that came in between the list and {@link #selected}. */
    @GetMapping({"", "/selected"})
    ModelAndView confirm(
            @RequestParam(defaultValue = "") @Size(max = Inbox.BATCH_SIZE) Set<Long> id,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "false") boolean all) {
        Target target = new Target(id, filter, all);
        return target.isEmpty()
                ? new ModelAndView("redirect:/admin/submissions")
                : page(target, find(target), HttpStatus.OK);
    }

    /** @param fingerprint of the submissions that the first page counted; if there are others by now, it is shown again (409) */
    @PostMapping
    @Transactional
    ModelAndView delete(
            @RequestParam(defaultValue = "") @Size(max = Inbox.BATCH_SIZE) Set<Long> id,
            SubmissionFilter filter,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(name = "found") String fingerprint,
            Principal consultant) {
        Target target = new Target(id, filter, all);
        if (target.isEmpty()) {
            return new ModelAndView("redirect:/admin/submissions");
        }
        List<Long> found = find(target);
        if (found.isEmpty() || !fingerprint(found).equals(fingerprint)) {
            return page(target, found, HttpStatus.CONFLICT);
        }
        int deleted = submissions.deleteSubmitted(found);
        List<String> numbers = NumberRanges.of(found, RANGES_IN_EVENT);
        numbers.stream()
                .limit(MAX_EVENTS)
                .forEach(some -> auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submissions " + some));
        if (numbers.size() > MAX_EVENTS) {
            auditTrail.record(consultant.getName(), AuditedAction.DELETED, "more submissions, together: " + deleted);
        }
        return new ModelAndView("redirect:/admin?deleted=" + deleted);
    }

    private List<Long> find(Target target) {
        return target.id.isEmpty() ? inbox.ids(target.filter) : submissions.findSubmittedIds(target.id);
    }

    private static String fingerprint(List<Long> ids) {
        return DigestUtils.sha256Hex(ids.toString());
    }

    private ModelAndView page(Target target, List<Long> found, HttpStatus status) {
        return new ModelAndView(
                "inbox/delete",
                Map.of(
                        "target",
                        target,
                        "number",
                        found.size(),
                        "named",
                        inbox.load(found.subList(0, Math.min(MAX_NAMED, found.size()))),
                        "fingerprint",
                        fingerprint(found),
                        "changed",
                        status == HttpStatus.CONFLICT),
                status);
    }
}
