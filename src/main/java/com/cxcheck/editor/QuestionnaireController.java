package com.cxcheck.editor;

import com.cxcheck.insight.VersionCounts;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The versions of the questionnaire, with the number of submissions on each. */
@Controller
class QuestionnaireController {

    private final QuestionnaireVersions versions;
    private final Translations translations;
    private final VersionCounts counts;
    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;

    QuestionnaireController(
            QuestionnaireVersions versions,
            Translations translations,
            VersionCounts counts,
            QuestionnaireDrafts drafts,
            VersionContents contents) {
        this.versions = versions;
        this.translations = translations;
        this.counts = counts;
        this.drafts = drafts;
        this.contents = contents;
    }

    /** @param version the id of the version to show; without it the one in use */
    @GetMapping("/admin/questionnaire")
    String questionnaire(@RequestParam(required = false) @Nullable Long version, Locale language, Model model) {
        long id = versions.storedIdOfInUse();
        List<Version> all = versions.all();
        Version inUse = all.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
        Version shown = version == null ? inUse : contents.version(version);
        model.addAttribute("outline", drafts.outline(language));
        model.addAttribute("fileLanguages", contents.languages(shown.id()));
        model.addAttribute("complete", counts.update());
        model.addAttribute("submitted", counts.byVersion());
        model.addAttribute("versions", all);
        model.addAttribute("inUse", inUse);
        model.addAttribute("shown", shown);
        model.addAttribute("translated", translations.of(shown.questionnaire(), language));
        return "editor/questionnaire";
    }
}
