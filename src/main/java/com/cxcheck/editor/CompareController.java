package com.cxcheck.editor;

import com.cxcheck.editor.ComparePage.LanguageChanges;
import com.cxcheck.editor.ImpactReader.Findings;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the draft changes, and what it would do to results. */
@Controller
class CompareController {

    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;
    private final QuestionnaireVersions versions;
    private final ImpactReader impact;

    CompareController(
            QuestionnaireDrafts drafts, VersionContents contents, QuestionnaireVersions versions, ImpactReader impact) {
        this.drafts = drafts;
        this.contents = contents;
        this.versions = versions;
        this.impact = impact;
    }

    /** @param parameters with {@code all} to score many submissions and not only the newest, which takes seconds */
    @GetMapping(DraftController.PATH + "/compare")
    String compare(@RequestParam Map<String, String> parameters, Model model) {
        boolean many = parameters.containsKey("all");
        QuestionnaireDrafts.State state = drafts.read();
        QuestionnaireDraft draft = state.draft();
        model.addAttribute("many", many);
        model.addAttribute("newest", ImpactReader.NEWEST);
        model.addAttribute("most", ImpactReader.MANY);
        if (draft.mistakes().isEmpty()) {
            long id = versions.storedIdOfInUse();
            QuestionnaireDraft inUse = contents.draft(id, state.revision());
            Questionnaire from = versions.get(id);
            Questionnaire to = Content.of(draft.original()).questionnaire();
            Optional<Findings> findings = many ? impact.readMany(from, to) : Optional.of(impact.readNewest(from, to));
            model.addAttribute(
                    "comparePage",
                    new ComparePage(
                            findings,
                            Comparability.between(from, to),
                            LanguageChanges.ofOriginal(inUse, draft),
                            translations(inUse, draft)));
        }
        return "editor/compare";
    }

    private static List<LanguageChanges> translations(QuestionnaireDraft inUse, QuestionnaireDraft draft) {
        return draft.translations().keySet().stream()
                .map(tag -> LanguageChanges.ofTranslation(inUse, draft, tag))
                .filter(LanguageChanges::changes)
                .toList();
    }
}
