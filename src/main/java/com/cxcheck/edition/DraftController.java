package com.cxcheck.edition;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The outline of the draft. Looking at it makes none; until there is one, it is that of what is in use. */
@Controller
@RequestMapping(DraftController.PATH)
class DraftController {

    static final String PATH = "/admin/questionnaire/draft";

    private static final int MAX_ENTRIES = 100;

    private final QuestionnaireDrafts drafts;

    DraftController(QuestionnaireDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping
    String show(Locale language, Model model) {
        model.addAttribute("outline", drafts.outline(language));
        return "edition/draft";
    }

    /** Adds an entry to a list, and shows its page. */
    @PostMapping(params = "add")
    String add(@RequestParam String add, @RequestParam long revision) {
        requireList(add);
        Part[] added = new Part[1];
        drafts.change((draft, next) -> {
            if (draft.isRearrangedSince(add, revision)
                    || draft.original().path(add).size() >= MAX_ENTRIES) {
                throw new DraftChangedException();
            }
            added[0] = new Part(add, drafts.ids(draft).next(add));
            return draft.add(added[0], next);
        });
        return "redirect:" + PATH + "/" + added[0].path();
    }

    @PostMapping(params = "up")
    String up(@RequestParam String up, @RequestParam long revision) {
        return move(part(up), true, revision);
    }

    @PostMapping(params = "down")
    String down(@RequestParam String down, @RequestParam long revision) {
        return move(part(down), false, revision);
    }

    private String move(Part part, boolean up, long revision) {
        drafts.change((draft, next) -> {
            requireUnchanged(draft, part, revision, false);
            return draft.move(part, up, next);
        });
        return "redirect:" + PATH + "#" + part.list() + "-" + part.id();
    }

    @PostMapping(params = "remove")
    String remove(@RequestParam String remove, @RequestParam long revision) {
        Part part = part(remove);
        drafts.change((draft, next) -> {
            requireUnchanged(draft, part, revision, true);
            return draft.remove(part, next);
        });
        return "redirect:" + PATH + "#" + part.list();
    }

    /** Puts back what was removed. */
    @PostMapping(params = "restore")
    String restore(@RequestParam String restore, @RequestParam long revision) {
        Part part = part(restore);
        drafts.change((draft, next) -> {
            QuestionnaireDraft inUse = drafts.inUse(next);
            if (part.in(draft.original()).isPresent()
                    || part.in(inUse.original()).isEmpty()) {
                throw new DraftChangedException();
            }
            return draft.restore(part, inUse, next);
        });
        return "redirect:" + PATH + "#" + part.list() + "-" + part.id();
    }

    private static void requireUnchanged(QuestionnaireDraft draft, Part part, long revision, boolean itself) {
        if (draft.isRearrangedSince(part.list(), revision)
                || (itself && draft.isChangedSince(part, revision))
                || part.in(draft.original()).isEmpty()) {
            throw new DraftChangedException();
        }
    }

    private static Part part(String path) {
        return Part.ofPath(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static void requireList(String list) {
        if (!Part.LISTS.contains(list)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/discard")
    String askToDiscard(Locale language, Model model) {
        model.addAttribute("outline", drafts.outline(language));
        return "edition/discard";
    }

    @PostMapping("/discard")
    String discard(@RequestParam long revision) {
        drafts.discard(revision);
        return "redirect:/admin/questionnaire?discarded";
    }

    /** @param version the id of the version that becomes the draft */
    @GetMapping("/replace")
    String askToReplace(@RequestParam long version, Locale language, Model model) {
        model.addAttribute("outline", drafts.outline(language));
        model.addAttribute("version", drafts.version(version));
        return "edition/replace";
    }

    @PostMapping("/replace")
    String replace(@RequestParam long version, @RequestParam long revision) {
        drafts.version(version);
        drafts.replace(version, revision);
        return "redirect:" + PATH;
    }

    /** Shows the draft as it is now. */
    @ExceptionHandler(DraftChangedException.class)
    ModelAndView changed(Locale language) {
        return new ModelAndView("edition/draft", HttpStatus.CONFLICT)
                .addObject("outline", drafts.outline(language))
                .addObject("changed", true);
    }

    @ExceptionHandler(DraftTooLargeException.class)
    ModelAndView tooLarge(Locale language) {
        return new ModelAndView("edition/draft", HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("outline", drafts.outline(language))
                .addObject("tooLarge", true);
    }
}
