package com.cxcheck.round;

import com.cxcheck.round.RoundPages.Progress;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages of a round, for the browser that opened it and those that have cast. */
@Controller
@RequestMapping("/rounds")
class RoundController {

    private final RoundPages pages;
    private final RoundOpening openings;
    private final BallotBox box;
    private final Submissions submissions;
    private final Clock clock;

    RoundController(RoundPages pages, RoundOpening openings, BallotBox box, Submissions submissions, Clock clock) {
        this.pages = pages;
        this.openings = openings;
        this.box = box;
        this.submissions = submissions;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(@RequestParam String result, Optional<VisitorToken> visitor, Model model) {
        Submission owner = owner(result, visitor);
        String name = owner.contact().map(Contact::business).orElse("");
        model.addAttribute("form", RoundForm.closingAfter(Opening.DEFAULT_DAYS, name == null ? "" : name, clock));
        model.addAttribute("result", result);
        return "round/new";
    }

    /** For a form with errors that is loaded again. */
    @GetMapping
    String start() {
        return "redirect:/";
    }

    @PostMapping
    String open(
            @RequestParam String result,
            @RequestParam Optional<String> follows,
            Optional<VisitorToken> visitor,
            @ModelAttribute("form") RoundForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        Submission owner = owner(result, visitor);
        Optional<Round> earlier = follows.map(reference -> followable(reference, visitor));
        return form.opening(errors, clock)
                .map(opening -> openings.open(opening, owner, visitor.orElseThrow(), earlier))
                .map(round -> "redirect:" + round.path())
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    model.addAttribute("result", result);
                    model.addAttribute("follows", follows.orElse(null));
                    return "round/new";
                });
    }

    /** The form for the next round of a series. */
    @GetMapping("/{reference}/next")
    String next(@PathVariable String reference, Optional<VisitorToken> visitor, Model model) {
        Round earlier = followable(reference, visitor);
        model.addAttribute("form", RoundForm.closingAfter(Opening.DEFAULT_DAYS, earlier.name(), clock));
        model.addAttribute("result", ownersResult(earlier).orElseThrow(RoundController::notFound));
        model.addAttribute("follows", reference);
        return "round/new";
    }

    private Round followable(String reference, Optional<VisitorToken> visitor) {
        Round round = opened(reference, visitor);
        if (!round.mayBeFollowed(clock.instant())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return round;
    }

    private Optional<String> ownersResult(Round round) {
        return round.ownerSubmissionId().flatMap(submissions::findSubmitted).map(Submission::reference);
    }

    private Submission owner(String result, Optional<VisitorToken> visitor) {
        return submissions
                .findByReference(result)
                .filter(owner -> visitor.filter(owner::isAnsweredBy).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/{reference}")
    String show(
            @PathVariable String reference,
            @RequestParam Optional<String> again,
            Optional<VisitorToken> visitor,
            Locale language,
            Model model) {
        Round round = pages.find(reference).orElseThrow(RoundController::notFound);
        boolean opener = visitor.filter(round::isOpenedFrom).isPresent();
        if (!opener && visitor.filter(browser -> box.hasCast(round, browser)).isEmpty()) {
            throw notFound();
        }
        model.addAttribute("round", round);
        model.addAttribute("opener", opener);
        model.addAttribute("again", again.isPresent());
        if (round.isClosed()) {
            model.addAttribute("questionnaire", pages.questionnaire(round, language));
            pages.addResult(round, opener, language, model);
            model.addAttribute("series", opener && ownersResult(round).isPresent());
            return "round/sheet";
        }
        model.addAttribute("progress", pages.progress(round));
        model.addAttribute("lastDay", pages.lastDay(round));
        if (opener) {
            pages.addInvitation(round, model);
            model.addAttribute("minutes", pages.questionnaire(round, language).minutes());
        }
        return opener ? "round/open" : "round/waiting";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Two numbers for the pages that wait: how many have cast, and how many are under way. */
    @GetMapping("/{reference}/number")
    ResponseEntity<String> number(@PathVariable String reference) {
        Progress progress = pages.progress(pages.find(reference).orElseThrow(RoundController::notFound));
        String numbers = progress.cast() + " " + progress.underWay();
        return ResponseEntity.ok()
                .eTag('"' + numbers.replace(' ', '-') + '"')
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.TEXT_PLAIN)
                .body(numbers);
    }

    @GetMapping("/{reference}/close")
    String confirmClosing(@PathVariable String reference, Optional<VisitorToken> visitor, Model model) {
        Round round = opened(reference, visitor);
        if (round.isClosed()) {
            return "redirect:" + round.path();
        }
        model.addAttribute("area", "visitor");
        model.addAttribute("path", round.path());
        model.addAttribute("then", "");
        model.addAttribute("progress", pages.progress(round));
        return "round/close";
    }

    @PostMapping("/{reference}/close")
    String close(@PathVariable String reference, Optional<VisitorToken> visitor) {
        Round round = opened(reference, visitor);
        box.close(round.id());
        return "redirect:" + round.path();
    }

    private Round opened(String reference, Optional<VisitorToken> visitor) {
        return pages.find(reference)
                .filter(round -> visitor.filter(round::isOpenedFrom).isPresent())
                .orElseThrow(RoundController::notFound);
    }
}
