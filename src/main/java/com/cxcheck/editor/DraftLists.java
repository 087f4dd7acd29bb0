package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDraft.Translated;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds, removes and moves the entries of a draft's lists.
 *
 * @param draft is changed
 */
record DraftLists(QuestionnaireDraft draft) {

    static String id(JsonNode entry) {
        return entry.path("id").asString("");
    }

    /** The position of an entry in a list, from 0; -1 if it is not there. */
    static int index(JsonNode list, String id) {
        return IntStream.range(0, list.size())
                .filter(i -> id(list.path(i)).equals(id))
                .findFirst()
                .orElse(-1);
    }

    private ArrayNode list(Part part) {
        return draft.original().withArray("/" + part.list());
    }

    void add(Part part) {
        boolean isQuestion = part.list().equals("questions");
        ArrayNode list = list(part);
        ObjectNode entry = list.insertObject(isQuestion ? Math.max(0, list.size() - 1) : list.size())
                .put("id", part.id());
        Field.of(part, entry).stream().filter(field -> field.kind().isText()).forEach(field -> field.write(entry, ""));
        if (isQuestion) {
            entry.put("theme", id(draft.original().at("/themes/0")));
            entry.put("weight", 1);
            entry.putArray("answers");
        } else if (part.list().equals("actions")) {
            entry.putArray("themes");
        }
    }

    /** What names the entry elsewhere goes, too. */
    void remove(Part part) {
        list(part).remove(part.indexIn(draft.original()));
        draft.replaced().remove(part.id());
        if (part.list().equals("questions")
                && draft.original().path(Field.BEFORE).asString("").equals(part.id())) {
            draft.original().remove(Field.BEFORE);
        } else if (part.list().equals("themes")) {
            draft.original().path("actions").forEach(action -> themes(action).removeIf(theme -> isNamed(theme, part)));
        }
        removeTranslations(part.prefix());
    }

    /** Removes the translated texts whose places begin so. */
    void removeTranslations(String prefix) {
        draft.translations().values().forEach(texts -> texts.keySet().removeIf(place -> place.startsWith(prefix)));
    }

    void restore(Part part, QuestionnaireDraft from) {
        int end = list(part).size() - (isText(list(part), list(part).size() - 1) ? 1 : 0);
        list(part)
                .insert(
                        Math.min(part.indexIn(from.original()), end),
                        part.in(from.original()).orElseThrow().deepCopy());
        if (part.list().equals("questions")
                && from.original().path(Field.BEFORE).asString("").equals(part.id())) {
            draft.original().put(Field.BEFORE, part.id());
        } else if (part.list().equals("themes")) {
            restoreToActions(part, from);
        }
        draft.translations()
                .forEach((language, texts) -> from.translations()
                        .getOrDefault(language, Map.of())
                        .forEach((place, text) -> {
                            if (place.startsWith(part.prefix())) {
                                texts.put(place, text);
                            }
                        }));
    }

    private void restoreToActions(Part theme, QuestionnaireDraft from) {
        from.original()
                .path("actions")
                .valueStream()
                .filter(action -> themes(action).valueStream().anyMatch(each -> isNamed(each, theme)))
                .flatMap(action -> new Part("actions", id(action)).in(draft.original()).stream())
                .forEach(action -> themes(action).add(theme.id()));
    }

    private static ArrayNode themes(JsonNode action) {
        return ((ObjectNode) action).withArray("/themes");
    }

    private static boolean isNamed(JsonNode id, Part part) {
        return id.asString("").equals(part.id());
    }

    void move(Part part, boolean up) {
        move(list(part), part.indexIn(draft.original()), up);
    }

    /** Moves an entry by one; the last of the questions, that for free text, stays the last. */
    static void move(ArrayNode list, int index, boolean up) {
        int other = up ? index - 1 : index + 1;
        if (index >= 0 && other >= 0 && other < list.size() && !isText(list, index) && !isText(list, other)) {
            list.insert(other, list.remove(index));
        }
    }

    private static boolean isText(ArrayNode list, int index) {
        return list.path(index).path("type").asString("").equals("text");
    }

    void renameQuestion(String question, String id) {
        Part part = new Part("questions", question);
        part.in(draft.original()).orElseThrow().put("id", id);
        if (draft.original().path(Field.BEFORE).asString("").equals(question)) {
            draft.original().put(Field.BEFORE, id);
        }
        String prefix = new Part("questions", id).prefix();
        draft.translations().replaceAll((language, texts) -> {
            Map<String, Translated> renamed = new HashMap<>();
            texts.forEach((place, text) -> renamed.put(
                    place.startsWith(part.prefix())
                            ? prefix + place.substring(part.prefix().length())
                            : place,
                    text));
            return renamed;
        });
        String former = draft.replaced().remove(question);
        if (!id.equals(former)) {
            draft.replaced().put(id, former == null ? question : former);
        }
    }
}
