package com.cxcheck.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a part of the questionnaire.
 *
 * @param revision of the draft that it shows; 0 or more
 * @param groups the values of the part, then those of each answer of a question, then an empty answer
 */
record PartForm(Part part, long revision, List<Group> groups) {

    /**
     * Values with a heading of their own.
     *
     * @param answer the id of the answer; empty for the part itself and for the answer that can be added
     * @param letter of the answer; empty for the part itself
     */
    record Group(String answer, String owner, String letter, List<Row> rows) {

        public boolean isAdded() {
            return owner.equals(PartUpdate.ADDED);
        }
    }

    /** A value in all languages, the original first, or one for all of them. */
    record Row(Field field, List<Control> controls) {}

    /**
     * A control.
     *
     * @param language empty if the value is the same in all languages
     * @param value what was typed, or else what the draft has
     * @param stored what the draft has, if something else was typed
     * @param madeFrom the source text of which an outdated translation was made
     */
    record Control(
            String name,
            String language,
            String value,
            @Nullable String stored,
            @Nullable String madeFrom) {}

    /** @param typed what was typed before, by the names of the controls; null for a form that is shown at first */
    static PartForm of(QuestionnaireDraft draft, Part part, long revision, @Nullable Map<String, String> typed) {
        ObjectNode node = node(draft, part, typed == null ? Set.of() : typed.keySet());
        List<Translation> translations = draft.translations().keySet().stream()
                .map(language -> new Translation(language, draft.texts(language), draft.outdated(language)))
                .toList();
        Builder builder = new Builder(draft, translations, typed);
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("", "", "", builder.rows(part, node, part.prefix(), "", Field.of(part, node))));
        if (node.path("answers").isArray()) {
            int position = 0;
            for (JsonNode answer : node.path("answers")) {
                String id = DraftLists.id(answer);
                String owner = PartUpdate.owner(id);
                groups.add(new Group(
                        id,
                        owner,
                        Character.toString('A' + position++),
                        builder.rows(part, answer, part.prefix(id), owner, Field.ANSWER)));
            }
            ObjectNode empty = JsonNodeFactory.instance
                    .objectNode()
                    .put("applicable", true)
                    .put("suggested", true);
            groups.add(new Group(
                    "",
                    PartUpdate.ADDED,
                    Character.toString('A' + position),
                    builder.rows(part, empty, "", PartUpdate.ADDED, Field.ANSWER)));
        }
        return new PartForm(part, revision, groups);
    }

    /** What the draft has, and in place of a part or an answer that is gone, what the form has for it. */
    private static ObjectNode node(QuestionnaireDraft draft, Part part, Set<String> names) {
        ObjectNode node =
                part.in(draft.original()).map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        if (part.in(draft.original()).isEmpty() && names.contains("max_length")) {
            node.put("type", "text");
        }
        PartUpdate.answers(names).stream()
                .filter(id -> DraftLists.index(node.path("answers"), id) < 0)
                .forEach(id -> node.withArray("/answers").addObject().put("id", id));
        return node;
    }

    private record Translation(String language, Map<String, String> texts, Map<String, String> outdated) {}

    private record Builder(
            QuestionnaireDraft draft,
            List<Translation> translations,
            @Nullable Map<String, String> typed) {

        List<Row> rows(Part part, JsonNode node, String prefix, String owner, List<Field> fields) {
            return fields.stream()
                    .map(field -> new Row(field, controls(part, node, prefix + field.key(), owner, field)))
                    .toList();
        }

        private List<Control> controls(Part part, JsonNode node, String place, String owner, Field field) {
            if (!field.kind().isText()) {
                String value = field.key().equals(Field.BEFORE)
                        ? String.valueOf(
                                draft.original().path(Field.BEFORE).asString("").equals(part.id()))
                        : field.read(node);
                return List.of(control(field, owner, "", value, null));
            }
            List<Control> controls = new ArrayList<>();
            controls.add(control(field, owner, draft.language(), field.read(node), null));
            for (Translation each : translations) {
                String text = each.texts().getOrDefault(place, "");
                controls.add(control(
                        field, owner, each.language(), text, each.outdated().get(place)));
            }
            return controls;
        }

        /** Whether the form that was sent had the answer: somebody else may have added it meanwhile. */
        private static boolean isInForm(String owner, Map<String, String> typed) {
            return owner.isEmpty() || typed.keySet().stream().anyMatch(name -> name.startsWith(owner));
        }

        private Control control(Field field, String owner, String language, String value, @Nullable String madeFrom) {
            String name = field.name(owner, language);
            if (typed == null || !isInForm(owner, typed)) {
                return new Control(name, language, value, null, madeFrom);
            }
            String text = typed.getOrDefault(name, field.kind() == Field.Kind.FLAG ? "false" : "");
            return new Control(name, language, text, text.equals(value) ? null : value, madeFrom);
        }
    }
}
