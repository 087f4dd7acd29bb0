package com.cxcheck.round;

import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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

/** The consultant's pages of rounds: the list, one round, the screen of a workshop's room, and the printed sheet. */
@Controller
@RequestMapping("/admin/rounds")
class WorkshopController {

    private final RoundPages pages;
    private final Rounds rounds;
    private final BallotBox box;
    private final RoundOpening openings;
    private final Clock clock;

    WorkshopController(RoundPages pages, Rounds rounds, BallotBox box, RoundOpening openings, Clock clock) {
        this.pages = pages;
        this.rounds = rounds;
        this.box = box;
        this.openings = openings;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("form", RoundForm.closingAfter(0, "", clock));
        return list("round/rounds", model);
    }

    private String list(String view, Model model) {
        model.addAttribute("rounds", List.copyOf(rounds.findFirst100ByOpenedByIsNotNullOrderByIdDesc()));
        model.addAttribute("zone", clock.getZone());
        return view;
    }

    /** The form for the next round of a series. */
    @GetMapping("/{id:[0-9]{1,18}}/next")
    String next(@PathVariable long id, Model model) {
        model.addAttribute("form", RoundForm.closingAfter(0, followable(id).name(), clock));
        model.addAttribute("follows", id);
        return list("round/rounds", model);
    }

    private Round followable(long id) {
        Round round = find(id);
        if (round.openedBy().isEmpty() || !round.mayBeFollowed(clock.instant())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return round;
    }

    @PostMapping
    String open(
            @RequestParam Optional<Long> follows,
            @ModelAttribute("form") RoundForm form,
            BindingResult errors,
            VisitorToken browser,
            Principal consultant,
            HttpServletResponse response,
            Model model) {
        Optional<Round> earlier = follows.map(this::followable);
        return form.opening(errors, clock)
                .map(opening -> openings.openWorkshop(opening, consultant.getName(), browser, earlier))
                .map(round -> "redirect:/admin/rounds/" + round.id())
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    model.addAttribute("follows", follows.orElse(null));
                    return list("round/rounds", model);
                });
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    String show(@PathVariable long id, Locale language, Model model) {
        Round round = add(id, language, model);
        model.addAttribute("written", box.texts(round));
        return "round/workshop";
    }

    @GetMapping("/{id:[0-9]{1,18}}/board")
    String board(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Locale language, Model model) {
        if (add(id, language, model).openedBy().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        int last = model.getAttribute("sheet") instanceof Sheet sheet
                ? sheet.blocks().size()
                : 1;
        model.addAttribute("page", Math.max(1, Math.min(page, last)));
        return "round/board";
    }

    @GetMapping("/{id:[0-9]{1,18}}/sheet")
    String sheet(@PathVariable long id, Locale language, Model model) {
        return add(id, language, model).isClosed() ? "round/printed" : "redirect:/admin/rounds/" + id;
    }

    @GetMapping("/{id:[0-9]{1,18}}/close")
    String confirmClosing(
            @PathVariable long id, @RequestParam(defaultValue = "") String then, Locale language, Model model) {
        String path = "/admin/rounds/" + id;
        model.addAttribute("area", "admin");
        model.addAttribute("path", path);
        model.addAttribute("then", then);
        return add(id, language, model).isClosed() ? "redirect:" + path : "round/close";
    }

    /** Closes it, and shows the result where the button was: on the screen of the room or on the consultant's page. */
    @PostMapping("/{id:[0-9]{1,18}}/close")
    String close(@PathVariable long id, @RequestParam(defaultValue = "") String then) {
        Round round = find(id);
        if (round.openedBy().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        box.close(id);
        return "redirect:/admin/rounds/" + id + (then.equals("board") ? "/board" : "");
    }

    private Round find(long id) {
        return pages.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Round add(long id, Locale language, Model model) {
        Round round = find(id);
        model.addAttribute("round", round);
        model.addAttribute("opener", false);
        model.addAttribute("progress", pages.progress(round));
        model.addAttribute("lastDay", pages.lastDay(round));
        model.addAttribute("questionnaire", pages.questionnaire(round, language));
        model.addAttribute("isWorkshop", round.openedBy().isPresent());
        if (round.isClosed()) {
            pages.addResult(round, true, language, model);
        } else {
            pages.addInvitation(round, model);
        }
        return round;
    }
}
