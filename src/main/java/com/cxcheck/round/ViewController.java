package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The page on which a consultant answers the questions of a round about the same business, as a mark of its own on the sheet. */
@Controller
@RequestMapping("/admin/rounds/{id:[0-9]{1,18}}/view")
class ViewController {

    private final Rounds rounds;
    private final RoundPages pages;

    ViewController(Rounds rounds, RoundPages pages) {
        this.rounds = rounds;
        this.pages = pages;
    }

    @GetMapping
    String form(@PathVariable long id, Locale language, Model model) {
        Round round = pages.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(round, round.view().map(ConsultantView::given).orElse(Answers.NONE), List.of(), language, model);
    }

    @PostMapping
    @Transactional
    String save(
            @PathVariable long id,
            HttpServletRequest request,
            Principal consultant,
            Locale language,
            HttpServletResponse response,
            Model model) {
        Round round = rounds.lockById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Answers answers = Answers.NONE;
        List<String> missing = new ArrayList<>();
        for (ChoiceQuestion question : round.questionnaire().choiceQuestions()) {
            Optional<Choice> choice =
                    Optional.ofNullable(request.getParameter(question.id())).flatMap(question::choice);
            if (choice.isPresent()) {
                answers = answers.with(question, choice.get());
            } else {
                missing.add(question.id());
            }
        }
        if (!missing.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(round, answers, missing, language, model);
        }
        round.addView(answers, consultant.getName());
        return "redirect:/admin/rounds/" + id;
    }

    private String form(Round round, Answers answers, List<String> missing, Locale language, Model model) {
        Questionnaire questionnaire = pages.questionnaire(round, language);
        Map<String, Choice> chosen = new HashMap<>();
        questionnaire
                .choiceQuestions()
                .forEach(question -> answers.to(question).ifPresent(choice -> chosen.put(question.id(), choice)));
        model.addAttribute("round", round);
        model.addAttribute("questionnaire", questionnaire);
        model.addAttribute("chosen", chosen);
        model.addAttribute("missing", missing);
        return "round/view";
    }
}
