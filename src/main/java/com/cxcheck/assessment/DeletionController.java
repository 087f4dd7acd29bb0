package com.cxcheck.assessment;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Deleting everything that a visitor has answered, submitted or not, in two steps. */
@Controller
@RequestMapping(Walk.CHECK_PAGE + "/delete")
class DeletionController {

    private final Submissions submissions;
    private final AuditTrail auditTrail;

    DeletionController(Submissions submissions, AuditTrail auditTrail) {
        this.submissions = submissions;
        this.auditTrail = auditTrail;
    }

    @GetMapping
    String confirm() {
        return "assessment/delete";
    }

    @PostMapping
    @Transactional
    String delete(Optional<VisitorToken> visitor, HttpServletRequest request, HttpServletResponse response) {
        int deleted = visitor.map(submissions::deleteByToken).orElse(0);
        if (deleted > 0) {
            auditTrail.record(AuditTrail.VISITOR, AuditedAction.DELETED, "submissions of their own: " + deleted);
        }
        VisitorCookie.forget(request, response);
        return "redirect:/?deleted";
    }
}
