package com.cxcheck.editor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a draft changes of an earlier one, which usually is the version in use.
 *
 * @param from the earlier content in its own language
 * @param places those that differ, in any language; an entry that is new, gone or moved is one
 */
record DraftChanges(ObjectNode from, QuestionnaireDraft to, Set<String> places) {

    static DraftChanges between(QuestionnaireDraft from, QuestionnaireDraft to) {
        Map<String, String> before = Texts.values(from.original());
        Map<String, String> after = Texts.values(to.original());
        Set<String> places = new HashSet<>(Texts.differences(before, after));
        places.addAll(Texts.moved(from.original(), to.original()));
        to.translations()
                .keySet()
                .forEach(language -> places.addAll(Texts.differences(from.texts(language), to.texts(language))));
        places.remove("version");
        return new DraftChanges(
                from.original(),
                to,
                places.stream()
                        .map(place -> Texts.whole(place, before, after))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Set<Part> parts() {
        return places.stream()
                .flatMap(place -> place.equals(Field.BEFORE)
                        ? Stream.of(from, to.original())
                                .map(content -> new Part(
                                        "questions", content.path(Field.BEFORE).asString("")))
                        : Stream.of(Part.at(place)))
                .collect(Collectors.toSet());
    }

    /** Questions in other words, of which nobody has said whether they are the same. */
    List<Part> undecided() {
        Set<String> texts = Texts.differences(Texts.of(from), Texts.of(to.original()));
        return to.original()
                .path("questions")
                .valueStream()
                .map(question -> new Part("questions", DraftLists.id(question)))
                .filter(question -> !to.better().contains(question.id()) && isAsked(texts, question))
                .toList();
    }

    /** Whether what a question asks, or one of its answers, is worded differently, in any language. */
    boolean asksInOtherWords(Part question) {
        return isAsked(places, question);
    }

    private boolean isAsked(Set<String> changed, Part question) {
        return question.in(from).isPresent()
                && changed.stream()
                        .anyMatch(place -> place.startsWith(question.prefix())
                                && (place.endsWith("/text") || place.equals(question.prefix() + "short")));
    }
}
