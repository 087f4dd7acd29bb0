package com.cxcheck.round;

import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which people join a round. A code lets one join, and never read. */
@Controller
@RequestMapping("/join")
class JoinController {

    private final RoundPages pages;
    private final Entrance entrance;
    private final CodeGuesses guesses;
    private final Translations translations;

    JoinController(RoundPages pages, Entrance entrance, CodeGuesses guesses, Translations translations) {
        this.pages = pages;
        this.entrance = entrance;
        this.guesses = guesses;
        this.translations = translations;
    }

    /** Asks for a code, or leads to the page of the one that was typed. */
    @GetMapping
    String ask(
            @RequestParam Optional<String> code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (code.isEmpty()) {
            return "round/code";
        }
        return code.flatMap(Code::parse)
                .map(typed -> "redirect:/join/" + typed.shown())
                .orElseGet(() -> unknown(request, response, model));
    }

    @GetMapping("/{code}")
    String invite(
            @PathVariable String code,
            Optional<VisitorToken> visitor,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return find(code, request)
                .map(round -> {
                    model.addAttribute("round", round);
                    model.addAttribute("code", round.code().shown());
                    model.addAttribute("questionnaire", translations.of(round.questionnaire(), language));
                    model.addAttribute("lastDay", pages.lastDay(round));
                    model.addAttribute("compared", round.ownerSubmissionId().isPresent());
                    model.addAttribute(
                            "opener", visitor.filter(round::isOpenedFrom).isPresent());
                    return "round/invitation";
                })
                .orElseGet(() -> unknown(request, response, model));
    }

    @PostMapping("/{code}")
    String join(
            @PathVariable String code,
            VisitorToken visitor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return find(code, request)
                .map(round -> "redirect:" + entrance.join(round, visitor))
                .orElseGet(() -> unknown(request, response, model));
    }

    private Optional<Round> find(String code, HttpServletRequest request) {
        return guesses.isExhausted(request.getRemoteAddr())
                ? Optional.empty()
                : Code.parse(code).flatMap(pages::findOpen);
    }

    /** Says that a code leads nowhere, and asks for another one. */
    private String unknown(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (guesses.isExhausted(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(CodeGuesses.PERIOD.toSeconds()));
            model.addAttribute("exhausted", true);
        } else {
            guesses.countUnknown(request.getRemoteAddr());
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("wrong", true);
        return "round/code";
    }
}
