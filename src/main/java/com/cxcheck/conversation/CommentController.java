package com.cxcheck.conversation;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentChanged;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.SubmissionNotFoundException;
import com.cxcheck.submission.Submissions;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
 * Writes, changes and withdraws comments. A change of an outdated version is answered with 409 and the current comment.
 */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}/comments")
class CommentController {

    private static final String COMMENT = "/{commentId:[0-9]{1,18}}";

    private final Submissions submissions;
    private final Comments comments;
    private final FollowUps followUps;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentController(
            Submissions submissions,
            Comments comments,
            FollowUps followUps,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.followUps = followUps;
        this.events = events;
        this.clock = clock;
    }

    /** Where a sign-in leads to that came in between the form and {@link #write}. */
    @GetMapping
    ModelAndView blank(@PathVariable long id) {
        return page(id, null, "", HttpStatus.OK);
    }

    @PostMapping
    @Transactional
    ModelAndView write(@PathVariable long id, @RequestParam(defaultValue = "") String comment, Principal consultant) {
        submissions.lockSubmitted(id, comment);
        if (!Comment.isValid(comment)) {
            return page(id, null, comment, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        FollowUp followUp = followUps.get(id);
        followUp.replied(consultant.getName());
        followUp.changedBy(consultant.getName(), clock.instant());
        Comment written = comments.save(new Comment(id, consultant.getName(), comment, clock.instant()));
        events.publishEvent(new CommentWritten(written.id(), id));
        return saved(id);
    }

    @GetMapping({COMMENT, COMMENT + "/withdraw"})
    ModelAndView edit(@PathVariable long id, @PathVariable long commentId) {
        Comment written = find(id, commentId).orElseThrow(SubmissionNotFoundException::new);
        return page(id, written, written.text(), HttpStatus.OK);
    }

    @PostMapping(COMMENT)
    @Transactional
    ModelAndView change(
            @PathVariable long id,
            @PathVariable long commentId,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam int version,
            Principal consultant) {
        submissions.lockSubmitted(id, comment);
        Comment written = find(id, commentId).orElse(null);
        if (written == null || written.version() != version) {
            return page(id, written, comment, HttpStatus.CONFLICT);
        }
        if (!Comment.isValid(comment)) {
            return page(id, written, comment, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        written.change(consultant.getName(), comment, clock.instant());
        events.publishEvent(new CommentChanged(commentId, id));
        return saved(id);
    }

    @PostMapping(COMMENT + "/withdraw")
    @Transactional
    ModelAndView withdraw(@PathVariable long id, @PathVariable long commentId, @RequestParam int version) {
        submissions.lockSubmitted(id);
        Comment written = find(id, commentId).orElse(null);
        if (written != null && written.version() != version) {
            return page(id, written, written.text(), HttpStatus.CONFLICT);
        }
        if (written != null) {
            comments.delete(written);
        }
        return saved(id);
    }

    private static ModelAndView saved(long id) {
        return new ModelAndView("redirect:/admin/submissions/" + id + "?saved");
    }

    /** @param written the stored comment, or null for a new or a withdrawn one */
    private ModelAndView page(long id, @Nullable Comment written, String text, HttpStatus status) {
        return new ModelAndView("conversation/comment", status)
                .addObject("submission", submissions.getSubmitted(id))
                .addObject("written", written)
                .addObject("text", text)
                .addObject("overtaken", status == HttpStatus.CONFLICT)
                .addObject("invalid", status == HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Optional<Comment> find(long id, long commentId) {
        return comments.findById(commentId).filter(comment -> comment.submissionId() == id);
    }
}
