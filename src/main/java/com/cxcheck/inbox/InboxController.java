package com.cxcheck.inbox;

import com.cxcheck.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of submissions and of feedback. */
@Controller
@RequestMapping("/admin")
class InboxController {

    private final SubmissionListModel listModel;
    private final Clock clock;

    InboxController(SubmissionListModel listModel, Clock clock) {
        this.listModel = listModel;
        this.clock = clock;
    }

    /**
     * A view of the inbox, or what is to do.
     *
     * @param select all for all submissions that match, page for those of the page
     */
    @GetMapping({"", "/submissions", "/submissions/undo"})
    String submissions(
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String select,
            ListNotice.Parameters notice,
            Principal consultant,
            Locale language,
            Model model) {
        SubmissionFilter shown = filter.shownTo(consultant.getName());
        Inbox.Results results = listModel.addInbox(shown, page, notice, consultant.getName(), language, model);
        boolean all = select.equals("all");
        model.addAttribute("all", all);
        model.addAttribute("asOf", clock.millis());
        if (all || select.equals("page")) {
            model.addAttribute(
                    "selected",
                    results.page().getContent().stream().map(Submission::id).toList());
        }
        return "inbox/inbox";
    }

    @GetMapping("/feedback")
    String feedback(
            SubmissionFilter filter,
            @RequestParam(defaultValue = "1") int page,
            ListNotice.Parameters notice,
            Principal consultant,
            Locale language,
            Model model) {
        listModel.addFeedback(filter, page, notice, consultant.getName(), language, model);
        return "inbox/feedback";
    }

    /** Shows a list once more with what is wrong with its form. */
    String again(
            HttpServletRequest request,
            SubmissionFilter filter,
            int page,
            Set<Selected> selected,
            Principal consultant,
            Locale language,
            Model model) {
        List<Long> ids = selected.stream().map(Selected::id).toList();
        String view = isFeedback(request)
                ? feedback(filter, page, ListNotice.Parameters.NONE, consultant, language, model)
                : submissions(filter, page, "", ListNotice.Parameters.NONE, consultant, language, model);
        model.addAttribute("selected", ids);
        return view;
    }

    static boolean isFeedback(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/feedback");
    }
}
