package com.cxcheck.conversation;

import com.cxcheck.submission.SubmissionNotFoundException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** Lists, adds, changes and deletes {@link Snippet}s. A change of an outdated version is answered with 409. */
@Controller
@RequestMapping("/admin/snippets")
class SnippetController {

    private static final String SNIPPET = "/{id:[0-9]{1,18}}";

    private final Snippets snippets;

    SnippetController(Snippets snippets) {
        this.snippets = snippets;
    }

    @GetMapping
    ModelAndView list() {
        List<Snippet> all = snippets.findAllByOrderByTitle();
        return new ModelAndView("conversation/snippets")
                .addObject("snippets", all)
                .addObject("full", all.size() >= Snippet.MAX_COUNT);
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return page(null, new SnippetForm("", ""), HttpStatus.OK);
    }

    @PostMapping("/new")
    @Transactional
    ModelAndView add(@ModelAttribute("form") SnippetForm form, BindingResult errors) {
        form.validate(errors);
        rejectTakenTitle(form, null, errors);
        if (snippets.findAllByOrderByTitle().size() >= Snippet.MAX_COUNT) {
            errors.rejectValue("title", "snippets.full");
        }
        if (errors.hasErrors()) {
            return page(null, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        snippets.save(new Snippet(form.title(), form.text()));
        return saved();
    }

    @GetMapping({SNIPPET, SNIPPET + "/delete"})
    ModelAndView edit(@PathVariable long id) {
        Snippet snippet = snippets.findById(id).orElseThrow(SubmissionNotFoundException::new);
        return page(snippet, SnippetForm.of(snippet), HttpStatus.OK);
    }

    @PostMapping(SNIPPET)
    @Transactional
    ModelAndView change(
            @PathVariable long id,
            @ModelAttribute("form") SnippetForm form,
            BindingResult errors,
            @RequestParam int version) {
        Snippet snippet = snippets.findById(id).orElse(null);
        if (snippet == null || snippet.version() != version) {
            return page(snippet, form, HttpStatus.CONFLICT);
        }
        form.validate(errors);
        rejectTakenTitle(form, snippet, errors);
        if (errors.hasErrors()) {
            return page(snippet, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        snippet.change(form.title(), form.text());
        return saved();
    }

    /** Deletes a snippet; one that is gone already is no error. */
    @PostMapping(SNIPPET + "/delete")
    @Transactional
    ModelAndView delete(@PathVariable long id) {
        snippets.findById(id).ifPresent(snippets::delete);
        return saved();
    }

    private void rejectTakenTitle(SnippetForm form, @Nullable Snippet changed, BindingResult errors) {
        if (errors.hasErrors()) {
            return;
        }
        Optional<Snippet> alike = snippets.findByTitle(Snippet.normalizeTitle(form.title()));
        if (alike.isPresent() && !alike.get().equals(changed)) {
            errors.rejectValue("title", "snippets.title.taken");
        }
    }

    private static ModelAndView saved() {
        return new ModelAndView("redirect:/admin/snippets?saved");
    }

    /** @param snippet null for a new one, and for one that was deleted meanwhile */
    private static ModelAndView page(@Nullable Snippet snippet, SnippetForm form, HttpStatus status) {
        return new ModelAndView("conversation/snippet", status)
                .addObject("snippet", snippet)
                .addObject("form", form)
                .addObject("overtaken", status == HttpStatus.CONFLICT);
    }
}
