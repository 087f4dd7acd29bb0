package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDraft.Translated;
import com.cxcheck.questionnaire.InvalidContentException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the content of a file into a draft.
 *
 * @param language of the file, one of the draft's
 * @param file if it has no guide, that of the draft stays
 */
record ContentImport(QuestionnaireDraft draft, String language, ObjectNode file) {

    /**
     * Replaces the texts of the language, or for the original everything but the translations.
     *
     * @throws InvalidContentException if it is a file of something else, or a translation that differs in more than its words
     */
    QuestionnaireDraft at(long revision) {
        requireSame("id", draft.original().path("id").asString(""));
        requireSame("language", language);
        ObjectNode content = draft.original().deepCopy();
        content.setAll(file);
        content.set("version", draft.original().path("version"));
        content.put("language", draft.language());
        if (language.equals(draft.language())) {
            return new QuestionnaireDraft(
                    revision, content, draft.translations(), Map.of(), replaced(content), Set.of());
        }
        requireSameStructure(content);
        Map<String, Map<String, Translated>> translations = new LinkedHashMap<>(draft.translations());
        translations.put(language, translated(content));
        return new QuestionnaireDraft(
                revision, draft.original(), translations, Map.of(), draft.replaced(), draft.better());
    }

    private void requireSame(String key, String expected) {
        String found = file.path(key).asString("");
        if (!found.isEmpty() && !found.equals(expected)) {
            throw wrong("draft.import.other", key, found, expected);
        }
    }

    private Map<String, String> replaced(ObjectNode content) {
        return draft.replaced().entrySet().stream()
                .filter(each -> new Part("questions", each.getKey()).in(content).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A text that is as it was keeps its source, and one that a downloaded file only has in the original's words is none. */
    private Map<String, Translated> translated(ObjectNode content) {
        Map<String, Translated> before = draft.translations().getOrDefault(language, Map.of());
        Map<String, String> found = Texts.of(content);
        Map<String, Translated> texts = new HashMap<>(before);
        Texts.of(draft.original()).forEach((place, source) -> {
            String text = found.getOrDefault(place, "");
            String present = before.containsKey(place) ? before.get(place).text() : "";
            boolean isOriginal = present.isBlank() && text.equals(source);
            if (!text.equals(present) && !isOriginal) {
                texts.put(place, new Translated(text, source));
            }
        });
        return texts;
    }

    private void requireSameStructure(ObjectNode translation) {
        Texts.moved(draft.original(), translation).stream().findFirst().ifPresent(place -> {
            throw wrong("draft.import.moved", place);
        });
        Map<String, String> expected = Texts.values(draft.original());
        Map<String, String> found = Texts.values(translation);
        Set<String> texts = Texts.of(draft.original()).keySet();
        Stream.concat(expected.keySet().stream(), found.keySet().stream())
                .filter(place -> !texts.contains(place))
                .filter(place -> !expected.getOrDefault(place, "").equals(found.getOrDefault(place, "")))
                .findFirst()
                .ifPresent(place -> {
                    throw wrong("draft.import.differs", place, value(found, place), value(expected, place));
                });
    }

    private static Object value(Map<String, String> values, String place) {
        String value = values.get(place);
        return value == null ? message("draft.import.nothing") : value;
    }

    private static InvalidContentException wrong(String code, Object... arguments) {
        return new InvalidContentException(message(code, arguments));
    }

    private static MessageSourceResolvable message(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }
}
