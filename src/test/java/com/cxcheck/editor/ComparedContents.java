package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.editor.Comparison.SectionType;
import com.cxcheck.editor.EntryChange.TextChange;
import com.cxcheck.questionnaire.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The real content, which is compared with an edited one. */
abstract class ComparedContents {

    private static final Set<String> NO_TEXTS = Set.of("id", "theme", "language", "before_question", "type");

    final Content real = Contents.real();

    static EntryChange only(Comparison comparison, SectionType type) {
        assertThat(comparison.sections()).extracting(Comparison.Section::type).containsExactly(type);
        assertThat(comparison.sections().get(0).entries()).hasSize(1);
        return comparison.sections().get(0).entries().get(0);
    }

    static String marked(TextChange text) {
        return text.words().pieces().stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> piece.text();
                    case DELETED -> "[" + piece.text() + "]";
                    case INSERTED -> "{" + piece.text() + "}";
                })
                .collect(Collectors.joining());
    }

    static void change(ObjectNode tree, String pointer) {
        int last = pointer.lastIndexOf('/');
        at(tree, pointer.substring(0, last))
                .put(pointer.substring(last + 1), tree.at(pointer).asString() + " indeed");
    }

    static List<String> changedTexts(List<EntryChange> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.texts().stream().map(ComparedContents::marked), changedTexts(entry.parts()).stream()))
                .toList();
    }

    /** Where there are texts in a tree. The effort of an action is one, that of a question is a figure. */
    static List<String> texts(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        for (String key : node.propertyNames()) {
            JsonNode child = node.get(key);
            String place = pointer + "/" + key;
            if (child.isString() && !NO_TEXTS.contains(key) && !place.matches("/questions/\\d+/effort")) {
                found.add(place);
            } else if (child.isObject()) {
                found.addAll(texts(child, place));
            } else if ((child.isArray() && !key.equals("themes")) || place.equals("/themes")) {
                for (int i = 0; i < child.size(); i++) {
                    found.addAll(texts(child.get(i), place + "/" + i));
                }
            }
        }
        return found;
    }

    /** The number of changes: each text, figure and position of an entry, and each entry that is added or removed as a whole. */
    static int size(Comparison comparison) {
        return comparison.sections().stream()
                .mapToInt(section -> size(section.entries()))
                .sum();
    }

    private static int size(List<EntryChange> entries) {
        return entries.stream()
                .mapToInt(entry -> entry.isWhole()
                        ? 1
                        : entry.texts().size()
                                + entry.figures().size()
                                + (entry.move().isPresent() ? 1 : 0)
                                + size(entry.parts()))
                .sum();
    }
}
