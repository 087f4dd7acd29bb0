package com.cxcheck.assessment;

import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Lets a signed-in consultant try the questionnaire: until the test ends, the browser has a token of its own for it, and what is
 * answered with that counts nowhere.
 */
@Controller
class TestWalkController {

    private final VisitorTokenResolver visitorCookie;
    private final Submissions submissions;

    TestWalkController(VisitorTokenResolver visitorCookie, Submissions submissions) {
        this.visitorCookie = visitorCookie;
        this.submissions = submissions;
    }

    /** For whoever had to sign in again before they began. */
    @GetMapping("/admin/test-walk")
    String offer() {
        return "redirect:/admin/share";
    }

    @PostMapping("/admin/test-walk")
    String begin(HttpServletResponse response) {
        visitorCookie.beginTest(response);
        return "redirect:" + Navigation.START_PAGE;
    }

    /** Deletes what was answered; for whoever has the browser, so that nobody is caught in a test. */
    @PostMapping("/test-walk/end")
    String end(HttpServletRequest request, HttpServletResponse response) {
        visitorCookie.readTest(request).ifPresent(token -> {
            submissions.deleteTests(token);
            VisitorTokenResolver.forget(Optional.of(token), response);
        });
        return "redirect:/admin/share";
    }

    /** Tells the pages of a test to say so. */
    @ControllerAdvice
    static class Banner {

        private final VisitorTokenResolver visitorCookie;

        Banner(VisitorTokenResolver visitorCookie) {
            this.visitorCookie = visitorCookie;
        }

        @ModelAttribute
        void add(HttpServletRequest request, Model model) {
            if (visitorCookie.readTest(request).isPresent()) {
                model.addAttribute("testWalk", true);
            }
        }
    }
}
