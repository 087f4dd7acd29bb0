package com.cxcheck.edition;

import com.cxcheck.edition.QuestionnaireDrafts.State;
import com.cxcheck.input.SingleLine;
import com.cxcheck.submission.QuestionnaireVersions;
import java.security.Principal;
import java.util.List;
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
    private final QuestionnaireVersions versions;
    private final Publication publication;

    PublicationController(QuestionnaireDrafts drafts, QuestionnaireVersions versions, Publication publication) {
        this.drafts = drafts;
        this.versions = versions;
        this.publication = publication;
    }

    @GetMapping
    ModelAndView ask() {
        return page("", Set.of(), null, HttpStatus.OK);
    }

    /** A second click finds that it is published. */
    @PostMapping
    ModelAndView publish(
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") Set<String> leftOut,
            Principal consultant) {
        String line = SingleLine.of(reason);
        State state = drafts.read();
        if (!state.exists()) {
            return new ModelAndView("redirect:/admin/questionnaire");
        }
        if (line.isEmpty() || line.length() > MAX_REASON) {
            return page(line, leftOut, "draft.reason.missing", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<String> missing = state.draft().translations().keySet().stream()
                .filter(language -> !state.draft().missing(language).isEmpty() && !leftOut.contains(language))
                .toList();
        if (!missing.isEmpty()) {
            return page(line, leftOut, "draft.leftOut.missing", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            publication.publish(revision, leftOut, line, consultant.getName());
        } catch (DraftChangedException changed) {
            return drafts.read().exists()
                    ? page(line, leftOut, "draft.overtaken", HttpStatus.CONFLICT)
                    : new ModelAndView("redirect:/admin/questionnaire");
        }
        versions.refresh();
        return new ModelAndView("redirect:/admin/questionnaire?published");
    }

    private ModelAndView page(String reason, Set<String> leftOut, @Nullable String error, HttpStatus status) {
        State state = drafts.read();
        return new ModelAndView("edition/publish", status)
                .addObject("outline", Outline.of(state, drafts.inUse(state.revision())))
                .addObject(
                        "incomplete",
                        state.draft().translations().keySet().stream()
                                .filter(language ->
                                        !state.draft().missing(language).isEmpty())
                                .toList())
                .addObject("underWay", versions.underWay())
                .addObject("reason", reason)
                .addObject("leftOut", leftOut)
                .addObject("error", error);
    }
}
