package com.cxcheck.inbox;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Saves the filter of a list as a view under a name, and removes views. The filter is the query of all addresses. */
@Controller
@RequestMapping("/admin/views")
class SavedViewController {

    private final SavedViews savedViews;

    SavedViewController(SavedViews savedViews) {
        this.savedViews = savedViews;
    }

    /** Also where a sign-in leads to that came in between the page and one of its forms. */
    @GetMapping({"", "/remove"})
    ModelAndView show(SubmissionFilter filter, Principal consultant) {
        return page(filter, "", null, consultant);
    }

    @PostMapping
    ModelAndView save(
            SubmissionFilter filter,
            @RequestParam(name = "viewName", defaultValue = "") String name,
            Principal consultant) {
        String mistake = !SavedViews.isValid(name)
                ? "views.name.wrong"
                : savedViews.save(consultant.getName(), name, filter) ? null : "views.full";
        return mistake == null
                ? new ModelAndView("redirect:" + filter.url("/admin/submissions"))
                : page(filter, name, mistake, consultant);
    }

    @PostMapping("/remove")
    String remove(SubmissionFilter filter, @RequestParam(name = "viewId") long id, Principal consultant) {
        savedViews.remove(consultant.getName(), id);
        return "redirect:" + filter.url("/admin/views");
    }

    private ModelAndView page(SubmissionFilter filter, String name, @Nullable String mistake, Principal consultant) {
        return new ModelAndView("inbox/views", mistake == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("filter", filter)
                .addObject("name", name)
                .addObject("mistake", mistake)
                .addObject("saved", savedViews.of(consultant.getName()));
    }
}
