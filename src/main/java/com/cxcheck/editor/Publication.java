package com.cxcheck.editor;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.editor.QuestionnaireDraft.Translated;
import com.cxcheck.editor.QuestionnaireDrafts.State;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Makes the draft the version in use. Earlier answers keep theirs. */
@Component
class Publication {

    private final QuestionnaireDrafts drafts;
    private final VersionContents contents;
    private final QuestionnaireVersions versions;
    private final LeftOutLanguages languages;
    private final AuditTrail auditTrail;

    Publication(
            QuestionnaireDrafts drafts,
            VersionContents contents,
            QuestionnaireVersions versions,
            LeftOutLanguages languages,
            AuditTrail auditTrail) {
        this.drafts = drafts;
        this.contents = contents;
        this.versions = versions;
        this.languages = languages;
        this.auditTrail = auditTrail;
    }

    /**
     * Publishes the draft with the next version number. Two at once are one version, since the second finds no draft.
     *
     * @param leftOut tags of languages that the version lacks; each that is not translated whole has to be among them. What there is
     *     of them is kept for the next draft
     * @param reason one line
     * @throws DraftChangedException if there is no draft, or it has another revision, or can't be published
     */
    @Transactional
    void publish(long revision, Set<String> leftOut, String reason, String consultant) {
        State state = drafts.lock(revision);
        QuestionnaireDraft draft = state.draft();
        List<String> incomplete = draft.incomplete();
        DraftChanges changes = DraftChanges.between(contents.inUse(revision), draft);
        if (!state.exists()
                || !leftOut.containsAll(incomplete)
                || !draft.mistakes().isEmpty()
                || !changes.undecided().isEmpty()
                || changes.places().isEmpty()) {
            throw new DraftChangedException();
        }
        int number = versions.nextVersion(versions.inUse());
        Content original = content(draft.original(), number);
        Map<Locale, Questionnaire> translated = new HashMap<>();
        Map<Locale, Guide> guides = new HashMap<>(Map.of(Locale.ROOT, original.guide()));
        Map<Locale, Map<String, String>> madeFrom = new HashMap<>();
        for (String language : draft.translations().keySet()) {
            if (draft.isLeftOut(language) || incomplete.contains(language)) {
                continue;
            }
            Locale locale = Locale.forLanguageTag(language);
            Content content = content(draft.content(locale), number);
            translated.put(locale, content.questionnaire());
            guides.put(locale, content.guide());
            madeFrom.put(locale, draft.outdated(language));
        }
        versions.publish(original.questionnaire(), translated, madeFrom, guides, consultant, reason);
        Map<String, Map<String, Translated>> kept = new HashMap<>(draft.translations());
        kept.keySet().retainAll(incomplete);
        languages.write(kept);
        drafts.clear(revision + 1);
        auditTrail.record(consultant, AuditedAction.QUESTIONNAIRE_PUBLISHED, number + ": " + reason);
    }

    private static Content content(ObjectNode tree, int version) {
        return Content.of(tree.deepCopy().put("version", version));
    }
}
