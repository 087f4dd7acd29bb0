package com.cxcheck.assessment;

import com.cxcheck.followup.FollowUpProperties;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.reply.Message;
import com.cxcheck.reply.MessageReceived;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What a visitor writes back to the consultants: in the browser that answered, or with the key of a mailed link. */
@Controller
@RequestMapping("/results/{reference}/message")
class MessageController {

    private final Submissions submissions;
    private final Messages messages;
    private final FollowUps followUps;
    private final FollowUpProperties followUpProperties;
    private final ReplyKeys keys;
    private final ResultPages pages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessageController(
            Submissions submissions,
            Messages messages,
            FollowUps followUps,
            FollowUpProperties followUpProperties,
            ReplyKeys keys,
            ResultPages pages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.messages = messages;
        this.followUps = followUps;
        this.followUpProperties = followUpProperties;
        this.keys = keys;
        this.pages = pages;
        this.events = events;
        this.clock = clock;
    }

    /** Target of the language links on a page rendered by POST. */
    @GetMapping
    String back(@PathVariable String reference) {
        return "redirect:" + Navigation.resultPage(reference);
    }

    @PostMapping
    @Transactional
    String write(
            @PathVariable String reference,
            Optional<VisitorToken> visitor,
            @ModelAttribute MessageForm messageForm,
            BindingResult mistakes,
            Locale language,
            Model model,
            HttpServletResponse response) {
        String text = messageForm.message();
        Submission submission =
                submissions.lockByReference(reference).orElseThrow(() -> new SubmissionDeletedException(text));
        boolean isRespondent = visitor.filter(submission::isAnsweredBy).isPresent();
        boolean byKey = keys.verify(reference, messageForm.key());
        if (!isRespondent && !byKey) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return pages.show(submission, isRespondent, byKey, language, model);
        }
        Instant now = clock.instant();
        long id = submission.id();
        if (!Message.isValid(text)) {
            mistakes.rejectValue("message", "message.wrong");
        } else if (messages.countBySubmissionId(id) >= Messages.MAX_COUNT) {
            mistakes.rejectValue("message", "message.full");
        } else if (messages.countBySubmissionIdAndWrittenAtAfter(id, now.minus(Duration.ofDays(1)))
                >= Messages.MAX_A_DAY) {
            mistakes.rejectValue("message", "message.enough");
        }
        if (mistakes.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", true);
            return pages.show(submission, isRespondent, byKey, language, model);
        }
        Message message = messages.save(new Message(id, text, now));
        followUps.get(id).wroteBack(now, followUpProperties.replyBy(LocalDate.now(clock)));
        events.publishEvent(new MessageReceived(message.id(), id));
        ResultNoticeCookie.give(ResultNoticeCookie.Notice.MESSAGE_SENT, reference, response);
        String page = Navigation.withKey(Navigation.resultPage(reference), isRespondent ? "" : messageForm.key());
        return "redirect:" + page + "#comments";
    }
}
