package com.cxcheck.conversation;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.inbox.SubmissionFilter;
import com.cxcheck.submission.Submissions;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Deletes one submission, in two steps. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}/delete")
class SubmissionDeletionController {

    private final Submissions submissions;
    private final AuditTrail auditTrail;

    SubmissionDeletionController(Submissions submissions, AuditTrail auditTrail) {
        this.submissions = submissions;
        this.auditTrail = auditTrail;
    }

    @GetMapping
    ModelAndView confirm(@PathVariable long id, SubmissionFilter filter) {
        return new ModelAndView("conversation/delete", "submission", submissions.getSubmitted(id))
                .addObject("filter", filter);
    }

    @PostMapping
    @Transactional
    String delete(@PathVariable long id, SubmissionFilter filter, Principal consultant) {
        submissions.deleteSubmitted(List.of(submissions.lockSubmitted(id).id()));
        auditTrail.record(consultant.getName(), AuditedAction.DELETED, "submission " + id);
        String list = filter.url("/admin/submissions");
        return "redirect:" + list + (list.contains("?") ? "&" : "?") + "deleted=1";
    }
}
