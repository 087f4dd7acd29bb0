package com.cxcheck.conversation;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.account.DisplayNames;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.inbox.Inbox;
import com.cxcheck.inbox.SubmissionFilter;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.Submissions;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one submission with its one form. The filter of the list that it was opened from travels in the query. */
@Controller
@RequestMapping("/admin/submissions/{id:[0-9]{1,18}}")
class SubmissionController {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Notes notes;
    private final Comments comments;
    private final ActiveConsultants consultants;
    private final DisplayNames displayNames;
    private final ConversationPages pages;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmissionController(
            Submissions submissions,
            FollowUps followUps,
            Notes notes,
            Comments comments,
            ActiveConsultants consultants,
            DisplayNames displayNames,
            ConversationPages pages,
            Inbox inbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.notes = notes;
        this.comments = comments;
        this.consultants = consultants;
        this.displayNames = displayNames;
        this.pages = pages;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** The buttons of the form. */
    enum Action {
        /** Enter in a field: saves all but the text. */
        ENTER,
        /** Saves all but a text to the visitor, which only {@link #SEND} sends. */
        SAVE,
        /** Saves all, sends the text, and shows the next submission. */
        SEND;

        private boolean keepsText(ConversationForm form) {
            return form.hasText() && (this == ENTER || (this == SAVE && form.isForVisitor()));
        }
    }

    @GetMapping
    ModelAndView show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answers,
            SubmissionFilter filter,
            Principal consultant,
            Locale language) {
        FollowUp followUp = followUps.get(id);
        return page(followUp, filter, answers.equals("asked"), consultant, language, HttpStatus.OK)
                .addObject("form", ConversationForm.of(followUp));
    }

    /**
     * Saves the form. Answers 409 with what others have written and done meanwhile if the version is outdated.
     *
     * @param openedAt when the page was rendered, in milliseconds since 1970
     */
    @PostMapping
    @Transactional
    ModelAndView save(
            @PathVariable long id,
            @ModelAttribute("form") ConversationForm form,
            BindingResult errors,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long openedAt,
            @RequestParam(defaultValue = "ENTER") Action action,
            SubmissionFilter filter,
            Principal consultant,
            Locale language) {
        submissions.lockSubmitted(id, form.text(), form.tags());
        FollowUp followUp = followUps.get(id);
        if (followUp.version() != version) {
            return page(followUp, filter, false, consultant, language, HttpStatus.CONFLICT)
                    .addObject("form", form)
                    .addObject("overtakenSince", Instant.ofEpochMilli(openedAt));
        }
        form.validate(followUp, consultants.all(), errors);
        if (errors.hasErrors()) {
            return page(followUp, filter, false, consultant, language, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // before the change, which may take the submission out of the list
        Optional<Long> next = action == Action.SEND ? inbox.position(filter, id).next() : Optional.empty();
        boolean writes = form.hasText() && !action.keepsText(form);
        form.applyTo(followUp, writes && form.isForVisitor() ? consultant.getName() : null);
        followUp.changedBy(consultant.getName(), clock.instant());
        if (writes) {
            write(id, form, consultant.getName());
        }
        if (action.keepsText(form)) {
            followUps.flush();
            return page(followUp, filter, false, consultant, language, HttpStatus.OK)
                    .addObject("form", ConversationForm.of(followUp, form.recipient(), form.text()))
                    .addObject("notSent", true);
        }
        return new ModelAndView("redirect:" + (action == Action.SEND ? next(next, filter) : saved(id, filter)));
    }

    private void write(long id, ConversationForm form, String consultant) {
        if (form.isForVisitor()) {
            Comment comment = comments.save(new Comment(id, consultant, form.text(), clock.instant()));
            events.publishEvent(new CommentWritten(comment.id(), id));
        } else {
            notes.save(new Note(id, consultant, clock.instant(), form.text()));
        }
    }

    private static String saved(long id, SubmissionFilter filter) {
        return with(filter.url("/admin/submissions/" + id), "saved");
    }

    /** The next one of the list, or the list after its last one. */
    private static String next(Optional<Long> next, SubmissionFilter filter) {
        return with(filter.url("/admin/submissions" + next.map(id -> "/" + id).orElse("")), "saved");
    }

    private static String with(String url, String parameter) {
        return url + (url.contains("?") ? "&" : "?") + parameter;
    }

    /** Adds a snippet to the text; nothing is saved. */
    @PostMapping(params = "insert")
    ModelAndView insert(
            @PathVariable long id,
            @ModelAttribute("form") ConversationForm form,
            BindingResult errors,
            @RequestParam int version,
            @RequestParam(defaultValue = "0") long openedAt,
            @RequestParam String insert,
            SubmissionFilter filter,
            Principal consultant,
            Locale language) {
        ModelAndView page = page(followUps.get(id), filter, false, consultant, language, HttpStatus.OK);
        String text = page.getModel().get("page") instanceof ConversationPage shown
                ? shown.insertable(insert).orElse("")
                : "";
        return page.addObject("form", form.insert(text))
                .addObject("version", version)
                .addObject("openedAt", openedAt)
                .addObject("inserted", true);
    }

    private ModelAndView page(
            FollowUp followUp,
            SubmissionFilter filter,
            boolean asAsked,
            Principal consultant,
            Locale language,
            HttpStatus status) {
        return new ModelAndView("conversation/submission", status)
                .addObject("page", pages.of(followUp, asAsked, language))
                .addObject("position", inbox.position(filter, followUp.submissionId()))
                .addObject("asAsked", asAsked)
                .addObject("filter", filter)
                .addObject("me", consultant.getName())
                .addObject("version", followUp.version())
                .addObject("openedAt", clock.millis())
                .addObject("today", LocalDate.now(clock))
                .addObject("states", FollowUp.State.values())
                .addObject("colleagues", displayNames.colleagues())
                .addObject("tags", followUps.tagsInUse());
    }
}
