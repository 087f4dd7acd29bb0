package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDrafts.State;
import com.cxcheck.questionnaire.Effort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private final VersionContents contents;

    PartController(QuestionnaireDrafts drafts, VersionContents contents) {
        this.drafts = drafts;
        this.contents = contents;
    }

    @GetMapping({"/start", ENTRY})
    ModelAndView show(@PathVariable Optional<String> list, @PathVariable Optional<String> id, Locale language) {
        Part part = part(list, id);
        State state = drafts.read();
        if (part.in(state.draft().original()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page(state, PartForm.of(state.draft(), part, state.revision(), null), null, HttpStatus.OK, language);
    }

    @PostMapping({"/start", ENTRY})
    ModelAndView save(
            @PathVariable Optional<String> list,
            @PathVariable Optional<String> id,
            @RequestParam MultiValueMap<String, String> values,
            @RequestParam long revision,
            Locale language) {
        return save(part(list, id), joined(values), revision, language);
    }

    private static Part part(Optional<String> list, Optional<String> id) {
        return list.isPresent() ? new Part(list.get(), id.orElseThrow()) : Part.START;
    }

    /** The ids of several boxes become one value, separated by blanks. */
    private static Map<String, String> joined(MultiValueMap<String, String> values) {
        Map<String, String> joined = new HashMap<>();
        values.forEach((name, each) -> joined.put(name, String.join(" ", each)));
        return joined;
    }

    private ModelAndView save(Part part, Map<String, String> values, long revision, Locale language) {
        Part[] saved = {part};
        try {
            State state = drafts.change(revision, (draft, next) -> {
                if (part.in(draft.original()).isEmpty()) {
                    throw new DraftChangedException();
                }
                QuestionnaireDraft changed =
                        draft.save(part, values, () -> contents.ids(draft).nextAnswer(part.id()), next);
                // a second click sends what the first has saved
                if (draft.isChangedSince(part, revision) && !changed.saysTheSameAs(draft)) {
                    throw new DraftChangedException();
                }
                return part.list().equals("questions") ? identify(changed, part, values, next, saved) : changed;
            });
            boolean wrong = state.draft().mistakes().stream()
                    .anyMatch(mistake -> Part.of(mistake.content()).equals(Optional.of(saved[0])));
            boolean stays = wrong || values.containsKey(PartUpdate.MOVE);
            return new ModelAndView("redirect:" + DraftController.PATH
                    + (stays ? "/" + saved[0].path() + "?saved" : "?saved" + saved[0].anchor()));
        } catch (DraftChangedException changed) {
            return again(part, values, "changed", HttpStatus.CONFLICT, language)
                    .addObject("beganLater", drafts.read().draft().since() > revision);
        } catch (DraftTooLargeException tooLarge) {
            return again(part, values, "tooLarge", HttpStatus.UNPROCESSABLE_CONTENT, language);
        } catch (UndecidedException undecided) {
            return again(part, values, "undecided", HttpStatus.UNPROCESSABLE_CONTENT, language);
        }
    }

    /** Nobody said whether a question in other words is still the same. */
    private static class UndecidedException extends RuntimeException {}

    /** Gives a question that asks something else an id of its own, so that its figures begin anew. */
    private QuestionnaireDraft identify(
            QuestionnaireDraft draft, Part part, Map<String, String> values, long revision, Part[] saved) {
        String same = values.getOrDefault(SAME, "");
        String replaced = draft.replaced().get(part.id());
        boolean otherWords =
                DraftChanges.between(contents.inUse(revision), draft).asksInOtherWords(part);
        if (otherWords && !same.equals(BETTER) && !same.equals(ANOTHER)) {
            throw new UndecidedException();
        }
        String id = otherWords && same.equals(ANOTHER)
                ? contents.ids(draft).next("questions")
                : replaced != null && same.equals(BETTER) ? replaced : part.id();
        if (id.equals(part.id())) {
            return otherWords ? draft.sayBetterWorded(id) : draft;
        }
        saved[0] = new Part("questions", id);
        return draft.rename(part.id(), id, revision);
    }

    private ModelAndView again(
            Part part, Map<String, String> values, String message, HttpStatus status, Locale language) {
        State state = drafts.read();
        return page(state, PartForm.of(state.draft(), part, state.revision(), values), message, status, language)
                .addObject("same", values.getOrDefault(SAME, ""));
    }

    private ModelAndView page(
            State state, PartForm form, @Nullable String message, HttpStatus status, Locale language) {
        QuestionnaireDraft draft = state.draft();
        QuestionnaireDraft inUse = contents.inUse(state.revision());
        Part part = form.part();
        boolean isThere = part.in(draft.original()).isPresent();
        boolean replaces = draft.replaced().containsKey(part.id());
        boolean asks = part.list().equals("questions")
                && (replaces || part.in(inUse.original()).isPresent());
        return new ModelAndView("editor/part", status)
                .addObject("form", form)
                .addObject("themes", themes(draft, part, language))
                .addObject("efforts", Effort.values())
                .addObject("name", isThere ? Outline.name(part, draft.content(language)) : part.id())
                .addObject("message", message)
                .addObject("conflict", status == HttpStatus.CONFLICT)
                .addObject("removed", !isThere)
                .addObject("successor", draft.successor(part).orElse(null))
                .addObject(
                        "mistakes",
                        drafts.mistakes(draft, language).stream()
                                .filter(mistake -> mistake.part().equals(Optional.of(part)))
                                .toList())
                .addObject("asksWhetherSame", asks)
                .addObject(
                        SAME,
                        replaces
                                ? ANOTHER
                                : asks && DraftChanges.between(inUse, draft).asksInOtherWords(part) ? BETTER : "");
    }

    /**
     * A theme to choose.
     *
     * @param id the value that is stored
     * @param name empty if the draft has no such theme
     */
    record Option(String id, String name) {}

    /** The themes of the draft, and that of a question which the draft has no more. */
    private static List<Option> themes(QuestionnaireDraft draft, Part part, Locale language) {
        Map<String, Option> options = new LinkedHashMap<>();
        draft.content(language)
                .path("themes")
                .valueStream()
                .map(theme ->
                        new Option(DraftLists.id(theme), theme.path("name").asString("")))
                .forEach(option -> options.put(option.id(), option));
        part.in(draft.original())
                .map(node -> node.path("theme").asString(""))
                .filter(theme -> !theme.isEmpty())
                .ifPresent(theme -> options.putIfAbsent(theme, new Option(theme, "")));
        return List.copyOf(options.values());
    }
}
