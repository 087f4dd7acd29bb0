package com.cxcheck.assessment;

import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorDeletions.Deleted;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Deletes all submissions of a visitor, after a confirmation page. */
@Controller
@RequestMapping(Navigation.CHECK_PAGE + "/delete")
class DeletionController {

    private final VisitorDeletions deletions;

    DeletionController(VisitorDeletions deletions) {
        this.deletions = deletions;
    }

    @GetMapping
    String confirm() {
        return "assessment/delete";
    }

    @PostMapping
    String delete(Optional<VisitorToken> visitor, HttpServletResponse response) {
        Deleted deleted = visitor.map(deletions::delete).orElse(Deleted.NOTHING);
        VisitorTokenResolver.forget(visitor, response);
        DeletionNoticeCookie.give(deleted, response);
        return "redirect:" + DeletionNoticeCookie.PAGE;
    }
}
