package com.cxcheck.editor;

import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.ContentMistake;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The next version of the questionnaire while it is written. It may have mistakes, which {@link #mistakes} finds, since a part can be
 * right only once others are. Each change makes a new draft.
 *
 * @param since the revision at which it began; what nobody changed is of this revision
 * @param original the content in its own language
 * @param translations of its texts by language tag and place, see {@link Texts}; a language without a text is left out
 * @param changed the revision at which a part was changed last, by its path
 * @param replaced for each question that asks something else now, the id of the one that it replaces
 * @param better the questions that are said to be the same, only better worded
 */
record QuestionnaireDraft(
        long since,
        ObjectNode original,
        Map<String, Map<String, Translated>> translations,
        Map<String, Long> changed,
        Map<String, String> replaced,
        Set<String> better) {

    private static final int MAX_ENTRIES = 100;

    /**
     * A text in another language.
     *
     * @param source the original text of which it was made
     */
    record Translated(String text, String source) {}

    /**
     * A mistake.
     *
     * @param language of the translation that has it; empty if the original has it
     */
    record Mistake(String language, ContentMistake content) {}

    /** The same with a change, which is made to copies. */
    private QuestionnaireDraft change(Consumer<QuestionnaireDraft> change) {
        Map<String, Map<String, Translated>> texts = new LinkedHashMap<>();
        translations.forEach((language, translated) -> texts.put(language, new HashMap<>(translated)));
        QuestionnaireDraft copy = new QuestionnaireDraft(
                since,
                original.deepCopy(),
                texts,
                new HashMap<>(changed),
                new HashMap<>(replaced),
                new TreeSet<>(better));
        change.accept(copy);
        return copy;
    }

    boolean isChangedSince(Part part, long revision) {
        return changed.getOrDefault(part.path(), since) > revision;
    }

    /** Whether entries of a list were added, removed or moved. */
    boolean isRearrangedSince(String list, long revision) {
        return changed.getOrDefault(list, since) > revision;
    }

    String language() {
        return original.path("language").asString("");
    }

    private Map<String, Translated> translated(String language) {
        return translations.getOrDefault(language, Map.of());
    }

    /** The tags of all languages, that of the original first. */
    List<String> languages() {
        return Stream.concat(Stream.of(language()), translations.keySet().stream())
                .toList();
    }

    /** The texts of a translation, by their place. */
    Map<String, String> texts(String language) {
        Map<String, String> texts = new HashMap<>();
        translated(language).forEach((place, translated) -> texts.put(place, translated.text()));
        return texts;
    }

    /** Whether a version with this content would lack the language, since it is not translated whole. */
    boolean lacks(String language) {
        return isLeftOut(language) || !missing(language).isEmpty();
    }

    /** Whether nothing is translated. */
    boolean isLeftOut(String language) {
        return translated(language).values().stream()
                .allMatch(translated -> translated.text().isBlank());
    }

    /** The content in a language, with the original texts where it has none. */
    ObjectNode content(Locale language) {
        String tag = language.toLanguageTag();
        return isLeftOut(tag)
                ? original.deepCopy()
                : Texts.translate(original, texts(tag)).put("language", tag);
    }

    /** The file in a language, to be translated where it has the original's texts. */
    String yaml(Locale language) {
        return Content.yaml(content(language).put("language", language.toLanguageTag()));
    }

    /** The places of texts that a language lacks. */
    List<String> missing(String language) {
        Map<String, String> texts = texts(language);
        return isLeftOut(language)
                ? List.of()
                : Texts.of(original).entrySet().stream()
                        .filter(text -> !text.getValue().isBlank()
                                && texts.getOrDefault(text.getKey(), "").isBlank())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The tags of the languages that are not translated whole. */
    List<String> incomplete() {
        return translations.keySet().stream()
                .filter(language -> !missing(language).isEmpty())
                .toList();
    }

    /** The source texts of which a language's texts were made, where they are others by now, by their place. */
    Map<String, String> outdated(String language) {
        Map<String, String> outdated = new LinkedHashMap<>();
        Map<String, Translated> translated = translated(language);
        Texts.of(original).forEach((place, text) -> {
            Translated translation = translated.get(place);
            if (translation != null
                    && !translation.text().isBlank()
                    && !translation.source().equals(text)) {
                outdated.put(place, translation.source());
            }
        });
        return outdated;
    }

    /** What the file's own checks find; in translations, once the original has no mistake. */
    List<Mistake> mistakes() {
        List<Mistake> mistakes = mistakes("", original).toList();
        return mistakes.isEmpty()
                ? translations.keySet().stream()
                        .flatMap(language -> mistakes(language, content(Locale.forLanguageTag(language))))
                        .toList()
                : mistakes;
    }

    private static Stream<Mistake> mistakes(String language, ObjectNode content) {
        return Content.mistakes(content).stream().map(mistake -> new Mistake(language, mistake));
    }

    /** The question that replaces another one in the draft. */
    Optional<Part> successor(Part question) {
        return replaced.entrySet().stream()
                .filter(each ->
                        each.getValue().equals(question.id()) && question.list().equals("questions"))
                .map(each -> new Part("questions", each.getKey()))
                .findFirst();
    }

    /** Whether a list has as many entries as it may. */
    boolean isFull(String list) {
        return original.path(list).size() >= MAX_ENTRIES;
    }

    /** The same with a question that is said to be the same, only better worded. */
    QuestionnaireDraft sayBetterWorded(String question) {
        return change(draft -> draft.better.add(question));
    }

    /** The same with all questions said to be the same, as they were in an earlier version. */
    QuestionnaireDraft sayBetterWorded() {
        return change(draft ->
                draft.original.path("questions").forEach(question -> draft.better.add(DraftLists.id(question))));
    }

    boolean saysTheSameAs(QuestionnaireDraft other) {
        return DraftChanges.between(other, this).places().isEmpty()
                && translations.equals(other.translations)
                && replaced.equals(other.replaced)
                && better.equals(other.better);
    }

    /** Replaces the values of a part, which has to be there, by those of the form; an answer that it adds gets an id. */
    QuestionnaireDraft save(Part part, Map<String, String> values, Supplier<String> addedId, long revision) {
        return change(draft -> {
            new PartUpdate(draft, part, values, addedId).save();
            draft.changed.put(part.path(), revision);
        });
    }

    /** Gives a question another id, since it asks something else now, or the one back that it replaced. */
    QuestionnaireDraft rename(String question, String id, long revision) {
        return rearrange(lists -> lists.renameQuestion(question, id), "questions", revision, question, id);
    }

    /** Adds an empty entry at the end of its list; a question goes before that for free text. */
    QuestionnaireDraft add(Part part, long revision) {
        return rearrange(lists -> lists.add(part), part.list(), revision, part.id());
    }

    QuestionnaireDraft remove(Part part, long revision) {
        return rearrange(lists -> lists.remove(part), part.list(), revision, part.id());
    }

    /** Puts an entry of another draft back to its place. */
    QuestionnaireDraft restore(Part part, QuestionnaireDraft from, long revision) {
        return rearrange(lists -> lists.restore(part, from), part.list(), revision, part.id());
    }

    /** Moves an entry of a list up or down by one; at the end of the list nothing changes. */
    QuestionnaireDraft move(Part part, boolean up, long revision) {
        return rearrange(lists -> lists.move(part, up), part.list(), revision);
    }

    private QuestionnaireDraft rearrange(Consumer<DraftLists> change, String list, long revision, String... ids) {
        return change(draft -> {
            change.accept(new DraftLists(draft));
            draft.changed.put(list, revision);
            for (String id : ids) {
                draft.changed.put(new Part(list, id).path(), revision);
            }
        });
    }
}
