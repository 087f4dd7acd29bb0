package com.cxcheck.editor;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of content by their place, such as questions/q1/answers/A/text: keys and the ids of entries, separated by slashes. All
 * other values are the same in every language.
 */
final class Texts {

    private static final Set<String> KEYS = Set.of(
            "title",
            "tagline",
            "introduction",
            "reactive",
            "proactive",
            "name",
            "about",
            "headline",
            "meaning",
            "text",
            "short",
            "next_step_title",
            "next_step",
            "insight",
            "question",
            "answer",
            "how");

    private Texts() {}

    /** Every text, empty ones included. */
    static Map<String, String> of(ObjectNode content) {
        Map<String, String> texts = new LinkedHashMap<>();
        visit(
                "",
                content,
                (place, parent) -> texts.put(place, parent.path(key(place)).asString("")));
        return texts;
    }

    /** Every value, texts or not, by its place; that of an entry is its id. */
    static Map<String, String> values(ObjectNode content) {
        Map<String, String> values = new LinkedHashMap<>();
        Queue<Map.Entry<String, JsonNode>> open = new ArrayDeque<>();
        open.add(Map.entry("", content));
        while (!open.isEmpty()) {
            Map.Entry<String, JsonNode> next = open.remove();
            next.getValue().properties().forEach(property -> {
                String place = next.getKey() + property.getKey();
                if (property.getValue() instanceof ArrayNode list) {
                    for (int i = 0; i < list.size(); i++) {
                        String entry = place + "/"
                                + list.get(i).path("id").asString(list.get(i).asString(""));
                        values.put(entry, entry.substring(entry.lastIndexOf('/') + 1));
                        open.add(Map.entry(entry + "/", list.get(i)));
                    }
                } else if (property.getValue() instanceof ObjectNode group) {
                    open.add(Map.entry(place + "/", group));
                } else if (!property.getValue().isNull()) {
                    values.put(place, property.getValue().asString());
                }
            });
        }
        return values;
    }

    /** The places at which values differ; an empty one is as good as none. */
    static Set<String> differences(Map<String, String> some, Map<String, String> others) {
        return Stream.of(some, others)
                .flatMap(values -> values.keySet().stream())
                .filter(place -> !some.getOrDefault(place, "").equals(others.getOrDefault(place, "")))
                .collect(Collectors.toSet());
    }

    /** The places of the entries that are in another order among those that both have; as few as possible are said to be moved. */
    static Set<String> moved(ObjectNode from, ObjectNode to) {
        Map<String, List<String>> before = lists(from);
        Set<String> places = new TreeSet<>();
        lists(to).forEach((list, entries) -> {
            EntryChange.moved(before.getOrDefault(list, List.of()), entries).forEach(id -> places.add(list + "/" + id));
        });
        return places;
    }

    /** The ids of the entries of each list, by its place. */
    private static Map<String, List<String>> lists(ObjectNode content) {
        return values(content).entrySet().stream()
                .filter(value -> value.getKey().endsWith("/" + value.getValue()))
                .collect(Collectors.groupingBy(
                        value -> value.getKey().substring(0, value.getKey().lastIndexOf('/')),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The place of the outermost entry that only one of two contents has and that a place is in; or else the place. */
    static String whole(String place, Map<String, String> some, Map<String, String> others) {
        for (int slash = place.indexOf('/'); slash > 0; slash = place.indexOf('/', slash + 1)) {
            String entry = place.substring(0, slash);
            if (some.containsKey(entry) != others.containsKey(entry)) {
                return entry;
            }
        }
        return place;
    }

    /** A copy in another language; where it has no text, that of the original stays. */
    static ObjectNode translate(ObjectNode content, Map<String, String> texts) {
        ObjectNode translated = content.deepCopy();
        visit("", translated, (place, parent) -> {
            String text = texts.getOrDefault(place, "");
            if (!text.isBlank()) {
                parent.put(key(place), text);
            }
        });
        return translated;
    }

    private static String key(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** Recursion is as deep as content is: an answer of a question. */
    private static void visit(String place, ObjectNode node, BiConsumer<String, ObjectNode> each) {
        // a copy, since a text may be replaced meanwhile
        for (String key : Set.copyOf(node.propertyNames())) {
            JsonNode value = node.path(key);
            if (value instanceof ObjectNode group) {
                visit(place + key + "/", group, each);
            } else if (value instanceof ArrayNode list) {
                for (JsonNode entry : list) {
                    if (entry instanceof ObjectNode object) {
                        visit(place + key + "/" + DraftLists.id(entry) + "/", object, each);
                    }
                }
            } else if (isText(place, key, value)) {
                each.accept(place + key, node);
            }
        }
    }

    private static boolean isText(String place, String key, JsonNode value) {
        // the same key is a number in an answer, and the effort of an action is a text
        boolean text = key.equals("effort")
                ? place.startsWith("actions/")
                : KEYS.contains(key) && !(key.equals("proactive") && place.startsWith("questions/"));
        return text && (value.isString() || value.isNull());
    }
}
