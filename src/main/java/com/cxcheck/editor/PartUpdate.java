package com.cxcheck.editor;

import com.cxcheck.editor.QuestionnaireDraft.Translated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the values of a part's form into a draft.
 *
 * @param draft is changed
 * @param values by the names of {@link Field#name}
 * @param addedId of the answer that the form can add
 */
record PartUpdate(QuestionnaireDraft draft, Part part, Map<String, String> values, Supplier<String> addedId) {

    /** The owner of the answer that the form can add. */
    static final String ADDED = "added-";

    /** The name of the buttons that move an answer; their values are its id and a direction. */
    static final String MOVE = "move";

    private static final String REMOVE = "remove";

    private static final Pattern ANSWER_TEXT = Pattern.compile(owner("([A-Za-z][A-Za-z0-9]{0,39})") + "text-.+");

    private static final Pattern ADDED_WORDS = Pattern.compile(ADDED + "(text-|insight-|proactive)");

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
            String id = DraftLists.id(answers.path(i));
            if (values.containsKey(owner(id) + REMOVE)) {
                answers.remove(i);
                new DraftLists(draft).removeTranslations(part.prefix(id));
            } else if (answers(values.keySet()).contains(id)) {
                saveAnswer((ObjectNode) answers.path(i), owner(id));
            }
        }
        // what somebody else removed meanwhile, and whoever sends the form wants to keep
        answers(values.keySet()).stream()
                .filter(id -> !values.containsKey(owner(id) + REMOVE))
                .filter(id -> DraftLists.index(answers, id) < 0)
                .forEach(id -> saveAnswer(answers.addObject().put("id", id), owner(id)));
        if (adds(answers)) {
            saveAnswer(answers.addObject().put("id", addedId.get()), ADDED);
        }
        move(answers, values.getOrDefault(MOVE, ""));
    }

    /** The ids of the answers that a form has. */
    static Set<String> answers(Set<String> names) {
        return names.stream()
                .map(ANSWER_TEXT::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether something is written for one more answer, and was not added by a first click. */
    private boolean adds(ArrayNode answers) {
        Map<String, String> typed = Field.ANSWER.stream()
                .filter(field -> !field.kind().isBox())
                .collect(Collectors.toMap(
                        Field::key,
                        field -> field.normalize(values.getOrDefault(
                                field.name(ADDED, field.kind().isText() ? draft.language() : ""), ""))));
        boolean inAnyLanguage = values.entrySet().stream()
                .anyMatch(value -> ADDED_WORDS.matcher(value.getKey()).lookingAt()
                        && !value.getValue().isBlank());
        return inAnyLanguage
                && answers.valueStream()
                        .noneMatch(answer -> Field.ANSWER.stream()
                                .filter(field -> !field.kind().isBox())
                                .allMatch(field -> field.read(answer).equals(typed.get(field.key()))));
    }

    private static void move(ArrayNode answers, String move) {
        for (String direction : List.of(" up", " down")) {
            if (move.endsWith(direction)) {
                String id = move.substring(0, move.length() - direction.length());
                DraftLists.move(answers, DraftLists.index(answers, id), direction.equals(" up"));
            }
        }
    }

    private void saveAnswer(ObjectNode answer, String owner) {
        for (Field field : Field.ANSWER) {
            save(answer, part.prefix(DraftLists.id(answer)), owner, field);
        }
        if (!answer.path("applicable").asBoolean(true)) {
            answer.remove("proactive");
        }
    }
}
