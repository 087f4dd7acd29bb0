package com.cxcheck.assessment;

import com.cxcheck.mail.Reminders;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Stops the reminder by mail, with the key of the link in it. Mail programs send the form themselves with one click (RFC 8058), without
 * cookies and so without a CSRF token; the key stands for it.
 */
@Controller
@RequestMapping("/results/{reference}/reminder")
class ReminderMailController {

    private final Submissions submissions;
    private final Reminders reminders;

    ReminderMailController(Submissions submissions, Reminders reminders) {
        this.submissions = submissions;
        this.reminders = reminders;
    }

    /** Asks for a confirmation, since mail programs and virus scanners open links, too. */
    @GetMapping
    ModelAndView confirm(@PathVariable String reference, @RequestParam(defaultValue = "") String key) {
        return page(reference, key, reminders.verify(reference, key), false);
    }

    /** Answers alike if there is no reminder any more. */
    @PostMapping
    @Transactional
    ModelAndView stop(@PathVariable String reference, @RequestParam(defaultValue = "") String key) {
        boolean known = reminders.verify(reference, key);
        if (known) {
            submissions.lockByReference(reference).map(Submission::id).ifPresent(reminders::stop);
        }
        return page(reference, key, known, true);
    }

    private static ModelAndView page(String reference, String key, boolean known, boolean stopped) {
        return new ModelAndView("assessment/reminder", known ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .addObject("reference", reference)
                .addObject("key", key)
                .addObject("known", known)
                .addObject("stopped", stopped);
    }
}
