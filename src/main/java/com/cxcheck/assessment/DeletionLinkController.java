package com.cxcheck.assessment;

import com.cxcheck.mail.Outbox;
import com.cxcheck.submission.DeletionKeys;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorDeletions;
import jakarta.servlet.http.HttpServletResponse;
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

/**
 * Deletes one submission from any browser, by a link that is sent to the e-mail address on record. Whoever asks for the link is
 * not told whether there is an address.
 */
@Controller
@RequestMapping("/results/{reference}")
class DeletionLinkController {

    private final Submissions submissions;
    private final DeletionKeys keys;
    private final VisitorDeletions deletions;
    private final Outbox outbox;

    DeletionLinkController(Submissions submissions, DeletionKeys keys, VisitorDeletions deletions, Outbox outbox) {
        this.submissions = submissions;
        this.keys = keys;
        this.deletions = deletions;
        this.outbox = outbox;
    }

    @GetMapping("/deletion-link")
    String offer(@PathVariable String reference) {
        requireMails();
        requireResult(reference);
        return "assessment/deletion-link";
    }

    @PostMapping("/deletion-link")
    @Transactional
    String send(@PathVariable String reference, Model model) {
        requireMails();
        outbox.sendDeletionLink(submissions
                .lockByReference(reference)
                .filter(submission -> !submission.isTest())
                .orElseThrow(DeletionLinkController::notFound));
        model.addAttribute("sent", true);
        return "assessment/deletion-link";
    }

    private void requireResult(String reference) {
        if (submissions
                .findByReference(reference)
                .filter(submission -> !submission.isTest())
                .isEmpty()) {
            throw notFound();
        }
    }

    private void requireMails() {
        if (!outbox.isOpen()) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Asks for a confirmation, since mail programs and virus scanners open links, too. */
    @GetMapping("/deletion")
    String confirm(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        requireResult(reference);
        return keys.verify(reference, key) ? confirmation(key, model) : expired(response);
    }

    private static String confirmation(String key, Model model) {
        model.addAttribute("key", key);
        return "assessment/deletion";
    }

    private static String expired(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "assessment/deletion";
    }

    @PostMapping("/deletion")
    String delete(
            @PathVariable String reference, @RequestParam(defaultValue = "") String key, HttpServletResponse response) {
        if (!keys.verify(reference, key)) {
            return expired(response);
        }
        DeletionNoticeCookie.give(deletions.delete(reference), response);
        return "redirect:" + DeletionNoticeCookie.PAGE;
    }
}
