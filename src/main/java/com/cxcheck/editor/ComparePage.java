package com.cxcheck.editor;

import com.cxcheck.editor.ImpactReader.Findings;
import com.cxcheck.questionnaire.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What editor/compare.html shows of a draft without mistakes.
 *
 * @param findings empty while those of many submissions are found for somebody else
 * @param original all changes in the language of the original
 * @param translations the changed texts in each other language that has some
 */
record ComparePage(
        Optional<Findings> findings,
        Comparability comparability,
        LanguageChanges original,
        List<LanguageChanges> translations) {

    ComparePage {
        translations = List.copyOf(translations);
    }

    /**
     * The changes in one language.
     *
     * @param tag a BCP 47 tag
     * @param direction ltr or rtl
     * @param added whether only the draft has this language, so that there is nothing to compare its texts with
     * @param leftOut whether only the version in use has it
     */
    record LanguageChanges(String tag, String direction, boolean added, boolean leftOut, Comparison comparison) {

        static LanguageChanges ofOriginal(QuestionnaireDraft inUse, QuestionnaireDraft draft) {
            return of(inUse, draft, draft.language(), Comparison.between(content(inUse, ""), content(draft, "")));
        }

        static LanguageChanges ofTranslation(QuestionnaireDraft inUse, QuestionnaireDraft draft, String tag) {
            Comparison comparison = inUse.lacks(tag) || draft.isLeftOut(tag)
                    ? new Comparison(List.of())
                    : Comparison.between(content(inUse, tag), content(draft, tag))
                            .texts();
            return of(inUse, draft, tag, comparison);
        }

        private static LanguageChanges of(
                QuestionnaireDraft inUse, QuestionnaireDraft draft, String tag, Comparison comparison) {
            boolean original = tag.equals(draft.language());
            return new LanguageChanges(
                    tag,
                    content(draft, tag).questionnaire().direction(),
                    !original && inUse.lacks(tag) && !draft.lacks(tag),
                    !original && draft.isLeftOut(tag) && !inUse.lacks(tag),
                    comparison);
        }

        private static Content content(QuestionnaireDraft draft, String tag) {
            return Content.of(draft.content(Locale.forLanguageTag(tag)));
        }

        boolean changes() {
            return added || leftOut || !comparison.sections().isEmpty();
        }
    }

    /** Whether the draft says the same as the version in use, in each language. */
    public boolean isUnchanged() {
        return !original.changes() && translations.isEmpty();
    }
}
