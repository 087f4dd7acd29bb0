package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDrafts.State;
import com.cxcheck.input.SingleLine;
import com.cxcheck.submission.QuestionnaireVersions;
import java.security.Principal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks before the draft is published, and publishes it. For administrators. */
@Controller
@RequestMapping(DraftController.PATH + "/publish")
class PublicationController {

    /** In UTF-16 units. */
    private static final int MAX_REASON = 180;

    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;
    private final QuestionnaireVersions versions;
    private final Publication publication;

    PublicationController(
            QuestionnaireDrafts drafts,
            VersionContents contents,
            QuestionnaireVersions versions,
            Publication publication) {
        this.drafts = drafts;
        this.contents = contents;
        this.versions = versions;
        this.publication = publication;
    }

    @GetMapping
    ModelAndView ask(Locale language) {
        // what the version in use lacks is most likely left out again
        Set<String> lacking = new HashSet<>(drafts.read().draft().languages());
        lacking.removeAll(contents.languages(versions.storedIdOfInUse()));
        return page("", lacking, null, HttpStatus.OK, language);
    }

    /** A second click finds that it is published. */
    @PostMapping
    ModelAndView publish(
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") Set<String> leftOut,
            Principal consultant,
            Locale language) {
        String line = SingleLine.of(reason);
        State state = drafts.read();
        if (!state.exists()) {
            return withoutDraft(line, leftOut, consultant, language);
        }
        if (line.isEmpty() || line.length() > MAX_REASON) {
            return page(line, leftOut, "draft.reason.missing", HttpStatus.UNPROCESSABLE_CONTENT, language);
        }
        if (!leftOut.containsAll(state.draft().incomplete())) {
            return page(line, leftOut, "draft.leftOut.missing", HttpStatus.UNPROCESSABLE_CONTENT, language);
        }
        try {
            publication.publish(revision, leftOut, line, consultant.getName());
        } catch (DraftChangedException changed) {
            return drafts.read().exists()
                    ? page(line, leftOut, "draft.overtaken", HttpStatus.CONFLICT, language)
                    : withoutDraft(line, leftOut, consultant, language);
        }
        versions.refresh();
        return new ModelAndView("redirect:/admin/questionnaire?published");
    }

    /** It was published by a first click, or else somebody published or discarded it meanwhile. */
    private ModelAndView withoutDraft(String reason, Set<String> leftOut, Principal consultant, Locale language) {
        QuestionnaireVersions.Version last = versions.all().get(0);
        return reason.equals(last.reason()) && consultant.getName().equals(last.publishedBy())
                ? new ModelAndView("redirect:/admin/questionnaire?published")
                : page(reason, leftOut, "draft.gone", HttpStatus.CONFLICT, language);
    }

    private ModelAndView page(
            String reason, Set<String> leftOut, @Nullable String error, HttpStatus status, Locale language) {
        return new ModelAndView("editor/publish", status)
                .addObject("outline", drafts.outline(language))
                .addObject("underWay", versions.underWay())
                .addObject("reason", reason)
                .addObject("leftOut", leftOut)
                .addObject("error", error);
    }
}
