package com.cxcheck.editor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes ids for new entries. None is used again, since figures and earlier answers refer to it.
 *
 * @param contents of all versions and of the draft
 * @param replaced see {@link QuestionnaireDraft}
 */
record IdGenerator(List<ObjectNode> contents, Map<String, String> replaced) {

    private static final Map<String, String> PREFIXES =
            Map.of("questions", "q", "themes", "theme-", "bands", "band-", "guide", "topic-", "actions", "action-");

    /** The list's prefix and a number. */
    String next(String list) {
        String prefix = PREFIXES.getOrDefault(list, list);
        Set<String> taken = contents.stream()
                .flatMap(content -> content.path(list).valueStream())
                .map(DraftLists::id)
                .collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> prefix + number)
                .filter(id -> !taken.contains(id) && !replaced.containsKey(id) && !replaced.containsValue(id))
                .findFirst()
                .orElseThrow();
    }

    /** A letter that no answer of the question ever had, or then A1 and so on. */
    String nextAnswer(String question) {
        List<String> questions = List.of(question, replaced.getOrDefault(question, question));
        Set<String> taken = contents.stream()
                .flatMap(content -> content.path("questions").valueStream())
                .filter(each -> questions.contains(DraftLists.id(each)))
                .flatMap(each -> each.path("answers").valueStream())
                .map(DraftLists::id)
                .collect(Collectors.toSet());
        return Stream.concat(
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().mapToObj(Character::toString),
                        Stream.iterate(1, number -> number + 1).map(number -> "A" + number))
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }
}
