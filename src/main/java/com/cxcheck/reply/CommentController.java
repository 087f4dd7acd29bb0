package com.cxcheck.reply;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Writing to the visitor, on the result's page: a comment, other words in its place, or none any more. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}/comments")
class CommentController {

    private final Submissions submissions;
    private final Comments comments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentController(Submissions submissions, Comments comments, ApplicationEventPublisher events, Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.events = events;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    /** For who had to sign in again before the comment could be sent. */
    @GetMapping
    String blank(@PathVariable long id, Model model) {
        return page(id, "", model);
    }

    @PostMapping
    @Transactional
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String comment,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, comment);
        if (!Comment.fits(comment)) {
            return wrong(id, comment, model, response);
        }
        Comment written = comments.save(new Comment(id, consultant.getName(), comment, clock.instant()));
        events.publishEvent(new CommentWritten(written.id(), id));
        return saved(id);
    }

    @GetMapping({"/{commentId:[0-9]{1,18}}", "/{commentId:[0-9]{1,18}}/withdraw"})
    String edit(@PathVariable long id, @PathVariable long commentId, Model model) {
        Comment written = find(id, commentId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("written", written);
        return page(id, written.text(), model);
    }

    /** Changes it, unless somebody else has done so since the page was opened: then that is shown first. */
    @PostMapping("/{commentId:[0-9]{1,18}}")
    @Transactional
    String change(
            @PathVariable long id,
            @PathVariable long commentId,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam int version,
            Principal consultant,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id, comment);
        Optional<Comment> found = find(id, commentId);
        found.ifPresent(written -> model.addAttribute("written", written));
        if (isOvertaken(found, version)) {
            return overtaken(id, comment, model, response);
        }
        if (!Comment.fits(comment)) {
            return wrong(id, comment, model, response);
        }
        found.orElseThrow().change(consultant.getName(), comment, clock.instant());
        return saved(id);
    }

    @PostMapping("/{commentId:[0-9]{1,18}}/withdraw")
    @Transactional
    String withdraw(
            @PathVariable long id,
            @PathVariable long commentId,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        submissions.lockSubmitted(id);
        Optional<Comment> found = find(id, commentId);
        if (found.isPresent() && isOvertaken(found, version)) {
            model.addAttribute("written", found.get());
            return overtaken(id, found.get().text(), model, response);
        }
        found.ifPresent(comments::delete);
        return saved(id);
    }

    private static boolean isOvertaken(Optional<Comment> found, int version) {
        return found.filter(written -> written.version() == version).isEmpty();
    }

    private String overtaken(long id, String text, Model model, HttpServletResponse response) {
        model.addAttribute("overtaken", true);
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(id, text, model);
    }

    private String wrong(long id, String text, Model model, HttpServletResponse response) {
        model.addAttribute("wrong", true);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, text, model);
    }

    private static String saved(long id) {
        return "redirect:/admin/submissions/" + id + "?saved#comments";
    }

    private String page(long id, String text, Model model) {
        model.addAttribute("submission", submitted(id));
        model.addAttribute("text", text);
        return "reply/comment";
    }

    private Optional<Comment> find(long id, long commentId) {
        return comments.findById(commentId).filter(comment -> comment.submissionId() == id);
    }

    private Submission submitted(long id) {
        return submissions.findSubmitted(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
