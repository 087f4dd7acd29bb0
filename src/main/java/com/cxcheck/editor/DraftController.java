package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDrafts.Change;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The outline of the draft. Looking at it makes none; until there is one, it is that of what is in use. Where the draft was changed
 * meanwhile, it is answered with 409 and the outline as it is.
 */
@Controller
@RequestMapping(DraftController.PATH)
class DraftController {

    static final String PATH = "/admin/questionnaire/draft";

    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;

    DraftController(QuestionnaireDrafts drafts, VersionContents contents) {
        this.drafts = drafts;
        this.contents = contents;
    }

    @GetMapping
    ModelAndView show(Locale language) {
        return page("editor/draft", language);
    }

    private ModelAndView page(String template, Locale language) {
        return new ModelAndView(template).addObject("outline", drafts.outline(language));
    }

    /** Adds an entry to a list, and shows its page. */
    @PostMapping(params = "add")
    ModelAndView add(@RequestParam String add, @RequestParam long revision, Locale language) {
        if (!Part.LISTS.contains(add)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Part[] added = new Part[1];
        return change(revision, language, () -> "/" + added[0].path(), (draft, next) -> {
            if (draft.isRearrangedSince(add, revision) || draft.isFull(add)) {
                throw new DraftChangedException();
            }
            added[0] = new Part(add, contents.ids(draft).next(add));
            return draft.add(added[0], next);
        });
    }

    @PostMapping(params = "up")
    ModelAndView up(@RequestParam String up, @RequestParam long revision, Locale language) {
        return move(entry(up), true, revision, language);
    }

    @PostMapping(params = "down")
    ModelAndView down(@RequestParam String down, @RequestParam long revision, Locale language) {
        return move(entry(down), false, revision, language);
    }

    private ModelAndView move(Part part, boolean up, long revision, Locale language) {
        return change(revision, language, part::anchor, (draft, next) -> {
            requireUnchanged(draft, part, revision);
            return draft.move(part, up, next);
        });
    }

    @PostMapping(params = "remove")
    ModelAndView remove(@RequestParam String remove, @RequestParam long revision, Locale language) {
        Part part = entry(remove);
        return change(revision, language, () -> "#" + part.list(), (draft, next) -> {
            requireUnchanged(draft, part, revision);
            if (draft.isChangedSince(part, revision)) {
                throw new DraftChangedException();
            }
            return draft.remove(part, next);
        });
    }

    /** Puts back what was removed. */
    @PostMapping(params = "restore")
    ModelAndView restore(@RequestParam String restore, @RequestParam long revision, Locale language) {
        Part part = entry(restore);
        return change(revision, language, part::anchor, (draft, next) -> {
            QuestionnaireDraft inUse = contents.inUse(next);
            if (part.in(draft.original()).isPresent()
                    || part.in(inUse.original()).isEmpty()
                    || draft.replaced().containsValue(part.id())) {
                throw new DraftChangedException();
            }
            return draft.restore(part, inUse, next);
        });
    }

    private static void requireUnchanged(QuestionnaireDraft draft, Part part, long revision) {
        if (draft.isRearrangedSince(part.list(), revision)
                || part.in(draft.original()).isEmpty()) {
            throw new DraftChangedException();
        }
    }

    private static Part entry(String path) {
        return Part.ofPath(path)
                .filter(part -> !part.isStart())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    @GetMapping("/discard")
    ModelAndView askToDiscard(Locale language) {
        return page("editor/discard", language);
    }

    @PostMapping("/discard")
    ModelAndView discard(@RequestParam long revision, Locale language) {
        try {
            drafts.discard(revision);
            return new ModelAndView("redirect:/admin/questionnaire?discarded");
        } catch (DraftChangedException changed) {
            return changed(language);
        }
    }

    /** @param version the id of the version that becomes the draft */
    @GetMapping("/replace")
    ModelAndView askToReplace(@RequestParam long version, Locale language) {
        return page("editor/replace", language).addObject("version", contents.version(version));
    }

    @PostMapping("/replace")
    ModelAndView replace(@RequestParam long version, @RequestParam long revision, Locale language) {
        contents.version(version);
        try {
            drafts.replace(version, revision);
            return new ModelAndView("redirect:" + PATH);
        } catch (DraftChangedException changed) {
            return changed(language);
        }
    }

    /** Makes a change, and redirects to a place of the outline. */
    private ModelAndView change(long revision, Locale language, Supplier<String> place, Change change) {
        try {
            drafts.change(revision, change);
            return new ModelAndView("redirect:" + PATH + place.get());
        } catch (DraftChangedException changed) {
            return changed(language);
        } catch (DraftTooLargeException tooLarge) {
            ModelAndView page = page("editor/draft", language).addObject("tooLarge", true);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** Shows the draft as it is now. */
    private ModelAndView changed(Locale language) {
        ModelAndView page = page("editor/draft", language).addObject("changed", true);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
