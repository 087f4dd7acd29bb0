package com.cxcheck.edition;

import com.cxcheck.edition.QuestionnaireDraft.Translated;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the values of a part's form into a draft.
 *
 * @param draft is changed
 * @param values by the names of {@link Field#name}
 */
record PartEdit(QuestionnaireDraft draft, Part part, Map<String, String> values) {

    /** The owner of the answer that the form can add; its id is a value, too. */
    static final String ADDED = "added-";

    static final String ADDED_ID = ADDED + "id";

    /** The name of the buttons that move an answer; their values are its id and a direction. */
    static final String MOVE = "move";

    static String owner(String answer) {
        return "answer-" + answer + "-";
    }

    void save() {
        ObjectNode node = part.in(draft.original()).orElseThrow();
        for (Field field : Field.of(part, node)) {
            if (field.key().equals(Field.BEFORE)) {
                askBefore();
            } else {
                save(node, part.prefix(), "", field);
            }
        }
        if (node.path("answers") instanceof ArrayNode answers) {
            saveAnswers(answers);
        }
    }

    private void askBefore() {
        if (values.containsKey(Field.BEFORE)) {
            draft.original().put(Field.BEFORE, part.id());
        } else if (draft.original().path(Field.BEFORE).asString("").equals(part.id())) {
            draft.original().remove(Field.BEFORE);
        }
    }

    private void save(ObjectNode node, String prefix, String owner, Field field) {
        String name = field.name(owner, field.kind().isText() ? draft.language() : "");
        if (values.containsKey(name) || field.kind().isBox()) {
            field.write(node, values.getOrDefault(name, ""));
        }
        if (field.kind().isText()) {
            draft.translations()
                    .forEach((language, texts) -> translate(
                            texts, prefix + field.key(), field.read(node), field, field.name(owner, language)));
        }
    }

    /** A text that was changed, or that is said to fit, is made of the present source; any other keeps its own. */
    private void translate(Map<String, Translated> texts, String place, String source, Field field, String name) {
        Translated before = texts.getOrDefault(place, new Translated("", ""));
        String text = values.containsKey(name) ? field.normalize(values.getOrDefault(name, "")) : before.text();
        if (!text.equals(before.text()) || values.containsKey(name + Field.FITS)) {
            texts.put(place, new Translated(text, source));
        }
    }

    private void saveAnswers(ArrayNode answers) {
        for (int i = answers.size() - 1; i >= 0; i--) {
            String id = answers.path(i).path("id").asString("");
            if (values.containsKey(owner(id) + "remove")) {
                answers.remove(i);
                String prefix = part.prefix() + "answers/" + id + "/";
                draft.translations()
                        .values()
                        .forEach(texts -> texts.keySet().removeIf(place -> place.startsWith(prefix)));
            } else {
                saveAnswer((ObjectNode) answers.path(i), owner(id));
            }
        }
        boolean adds = values.entrySet().stream()
                .anyMatch(value -> value.getKey().startsWith(ADDED + "text-")
                        && !value.getValue().isBlank());
        if (adds) {
            saveAnswer(answers.addObject().put("id", values.getOrDefault(ADDED_ID, "")), ADDED);
        }
        move(answers, values.getOrDefault(MOVE, ""));
    }

    private static void move(ArrayNode answers, String move) {
        for (int i = 0; i < answers.size(); i++) {
            String id = answers.path(i).path("id").asString("");
            if (move.equals(id + " up") || move.equals(id + " down")) {
                Entries.move(answers, i, move.endsWith(" up"));
                return;
            }
        }
    }

    private void saveAnswer(ObjectNode answer, String owner) {
        String prefix = part.prefix() + "answers/" + answer.path("id").asString("") + "/";
        for (Field field : Field.ANSWER) {
            save(answer, prefix, owner, field);
        }
        if (!answer.path("applicable").asBoolean(true)) {
            answer.remove("proactive");
        }
    }
}
