package com.cxcheck.edition;

import com.cxcheck.edition.QuestionnaireDrafts.State;
import com.cxcheck.questionnaire.Effort;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form of a part of the draft. If the part was changed after the form was shown, saving answers 409 with both texts, and saving
 * once more replaces what is there.
 */
@Controller
@RequestMapping(DraftController.PATH)
class PartController {

    private static final String ENTRY = "/{list:questions|themes|bands|guide|actions}/{id:[A-Za-z][A-Za-z0-9-]{0,39}}";

    /** Whether a question whose words change is still the same: {@value #BETTER} or {@value #ANOTHER}. */
    private static final String SAME = "same";

    private static final String BETTER = "better";

    private static final String ANOTHER = "another";

    private final QuestionnaireDrafts drafts;

    PartController(QuestionnaireDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping("/start")
    ModelAndView start() {
        return show(Part.START);
    }

    @GetMapping(ENTRY)
    ModelAndView show(@PathVariable String list, @PathVariable String id) {
        return show(new Part(list, id));
    }

    private ModelAndView show(Part part) {
        State state = drafts.read();
        if (part.in(state.draft().original()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(state, PartForm.of(state.draft(), part, state.revision()), null, HttpStatus.OK);
    }

    @PostMapping("/start")
    ModelAndView saveStart(@RequestParam MultiValueMap<String, String> values, @RequestParam long revision) {
        return save(Part.START, joined(values), revision);
    }

    @PostMapping(ENTRY)
    ModelAndView save(
            @PathVariable String list,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> values,
            @RequestParam long revision) {
        return save(new Part(list, id), joined(values), revision);
    }

    /** The ids of several boxes become one value, separated by blanks. */
    private static Map<String, String> joined(MultiValueMap<String, String> values) {
        Map<String, String> joined = new HashMap<>();
        values.forEach((name, each) -> joined.put(name, String.join(" ", each)));
        return joined;
    }

    private ModelAndView save(Part part, Map<String, String> values, long revision) {
        Part[] saved = {part};
        try {
            State state = drafts.change((draft, next) -> {
                if (part.in(draft.original()).isEmpty()) {
                    throw new DraftChangedException();
                }
                QuestionnaireDraft changed = draft.save(part, withAddedId(draft, part, values), next);
                // a second click sends what the first has saved
                if (draft.isChangedSince(part, revision) && !changed.saysTheSameAs(draft)) {
                    throw new DraftChangedException();
                }
                return part.list().equals("questions") ? identify(changed, part, values, next, saved) : changed;
            });
            boolean wrong = state.draft().mistakes().stream()
                    .anyMatch(sentence -> Part.namedBy(sentence).equals(Optional.of(saved[0])));
            boolean stays = wrong || values.containsKey(PartEdit.MOVE);
            return new ModelAndView("redirect:" + DraftController.PATH
                    + (stays ? "/" + saved[0].path() + "?saved" : "?saved#" + anchor(saved[0])));
        } catch (DraftChangedException changed) {
            return again(part, values, "changed", HttpStatus.CONFLICT);
        } catch (DraftTooLargeException tooLarge) {
            return again(part, values, "tooLarge", HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (UndecidedException undecided) {
            return again(part, values, "undecided", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Map<String, String> withAddedId(QuestionnaireDraft draft, Part part, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put(
                PartEdit.ADDED_ID,
                part.list().equals("questions") ? drafts.ids(draft).nextAnswer(part.id()) : "");
        return all;
    }

    /** Nobody said whether a question in other words is still the same. */
    private static class UndecidedException extends RuntimeException {}

    /** Gives a question that asks something else an id of its own, so that its figures begin anew. */
    private QuestionnaireDraft identify(
            QuestionnaireDraft draft, Part part, Map<String, String> values, long revision, Part[] saved) {
        String same = values.getOrDefault(SAME, "");
        String replaced = draft.replaced().get(part.id());
        boolean otherWords = draft.asksInOtherWords(part.id(), drafts.inUse(revision));
        if (otherWords && !same.equals(BETTER) && !same.equals(ANOTHER)) {
            throw new UndecidedException();
        }
        String id = otherWords && same.equals(ANOTHER)
                ? drafts.ids(draft).next("questions")
                : replaced != null && same.equals(BETTER) ? replaced : part.id();
        if (id.equals(part.id())) {
            return draft;
        }
        saved[0] = new Part("questions", id);
        return draft.rename(part.id(), id, revision);
    }

    private ModelAndView again(Part part, Map<String, String> values, String message, HttpStatus status) {
        State state = drafts.read();
        return page(state, PartForm.of(state.draft(), part, state.revision(), values), message, status)
                .addObject("same", values.getOrDefault(SAME, ""));
    }

    private ModelAndView page(State state, PartForm form, @Nullable String message, HttpStatus status) {
        QuestionnaireDraft draft = state.draft();
        QuestionnaireDraft inUse = drafts.inUse(state.revision());
        Part part = form.part();
        boolean isThere = part.in(draft.original()).isPresent();
        boolean replaces = draft.replaced().containsKey(part.id());
        boolean asks = part.list().equals("questions")
                && (replaces || part.in(inUse.original()).isPresent());
        return new ModelAndView("edition/part", status)
                .addObject("form", form)
                .addObject(
                        "themes",
                        draft.original()
                                .path("themes")
                                .valueStream()
                                .map(theme -> new Option(
                                        theme.path("id").asString(""),
                                        theme.path("name").asString("")))
                                .toList())
                .addObject("efforts", Effort.values())
                .addObject("name", isThere ? Outline.name(part, draft.original()) : part.id())
                .addObject("message", message)
                .addObject("conflict", status == HttpStatus.CONFLICT)
                .addObject("removed", !isThere)
                .addObject(
                        "mistakes",
                        draft.mistakes().stream()
                                .filter(sentence -> Part.namedBy(sentence).equals(Optional.of(part)))
                                .toList())
                .addObject("asksWhetherSame", asks)
                .addObject(SAME, replaces ? ANOTHER : asks && draft.asksInOtherWords(part.id(), inUse) ? BETTER : "");
    }

    /** @param id the value that is stored */
    record Option(String id, String name) {}

    private static String anchor(Part part) {
        return part.isStart() ? "start" : part.list() + "-" + part.id();
    }
}
