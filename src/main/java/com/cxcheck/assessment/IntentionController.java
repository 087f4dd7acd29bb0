package com.cxcheck.assessment;

import com.cxcheck.intention.Intention;
import com.cxcheck.intention.Intentions;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.SubmissionsChanged;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a visitor will do about one of the first steps: in the browser that answered, or with the key of a mailed link. */
@Controller
@RequestMapping("/results/{reference}/steps/{question}")
class IntentionController {

    private final Submissions submissions;
    private final Intentions intentions;
    private final Translations translations;
    private final ReplyKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IntentionController(
            Submissions submissions,
            Intentions intentions,
            Translations translations,
            ReplyKeys keys,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.intentions = intentions;
        this.translations = translations;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView edit(
            @PathVariable String reference,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String key,
            Optional<VisitorToken> visitor,
            Locale language) {
        Submission submission = submissions.getByReference(reference);
        requireWriter(submission, visitor, key);
        Optional<Intention> stored = intentions.findBySubmissionIdAndQuestion(submission.id(), question);
        return page(submission, question, stored, language, HttpStatus.OK)
                .addObject("form", IntentionForm.of(stored, key));
    }

    @PostMapping
    @Transactional
    ModelAndView save(
            @PathVariable String reference,
            @PathVariable String question,
            @ModelAttribute("form") IntentionForm form,
            BindingResult mistakes,
            Optional<VisitorToken> visitor,
            Locale language,
            Model model) {
        Submission submission =
                submissions.lockByReference(reference).orElseThrow(() -> new SubmissionDeletedException(form.line()));
        requireWriter(submission, visitor, form.key());
        Optional<Intention> stored = intentions.findBySubmissionIdAndQuestion(submission.id(), question);
        if (UnverifiedFormAdvice.isUnverified(model)) {
            return page(submission, question, stored, language, HttpStatus.FORBIDDEN);
        }
        form.validate(mistakes);
        if (mistakes.hasErrors()) {
            return page(submission, question, stored, language, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        step(submission, question, language);
        Intention intention = stored.orElseGet(() -> new Intention(submission.id(), question, clock.instant()));
        form.applyTo(intention, clock.instant());
        intentions.save(intention);
        if (!submission.isTest()) {
            events.publishEvent(new SubmissionsChanged(List.of(submission.submittedAt())));
        }
        return new ModelAndView("redirect:" + form.result(reference) + "#steps");
    }

    private void requireWriter(Submission submission, Optional<VisitorToken> visitor, String key) {
        if (visitor.filter(submission::isAnsweredBy).isEmpty() && !keys.verify(submission.reference(), key)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private ModelAndView page(
            Submission submission, String question, Optional<Intention> stored, Locale language, HttpStatus status) {
        return new ModelAndView("assessment/intention", status)
                .addObject("reference", submission.reference())
                .addObject("step", step(submission, question, language))
                .addObject("isStored", stored.isPresent())
                .addObject("states", Intention.State.values())
                .addObject("wrong", status == HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The question, if its step is one of the first ones. */
    private ChoiceQuestion step(Submission submission, String question, Locale language) {
        return Result.of(translations.of(submission.questionnaire(), language), submission.answers())
                .firstSteps()
                .stream()
                .map(Explanation::question)
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
