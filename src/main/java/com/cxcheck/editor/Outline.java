package com.cxcheck.editor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a draft, with what is to be done before it can be published.
 *
 * @param exists whether there is a draft; otherwise it is what is in use
 * @param changes the number of places at which it differs from what is in use
 * @param languages the tags of all languages, that of the original first
 * @param start whether the words of the start page are changed
 * @param mistakes what has to be put right
 * @param undecided questions of which it is to be said whether they are the same
 * @param missing what is not translated
 * @param outdated translations whose source has changed
 */
record Outline(
        long revision,
        boolean exists,
        int changes,
        List<String> languages,
        boolean start,
        List<Section> sections,
        List<Problem> mistakes,
        List<Problem> undecided,
        List<Problem> missing,
        List<Problem> outdated) {

    /**
     * A list.
     *
     * @param isFull whether no more can be added
     * @param removed those of the version in use that the draft lacks
     */
    record Section(String list, boolean isFull, List<Entry> entries, List<Entry> removed) {}

    /**
     * An entry of a list.
     *
     * @param number its position, from 1
     * @param theme of a question, or null
     * @param weight of a question; the lowest score of a band; or null
     * @param choices whether it is a question with answers, and not that for free text
     */
    record Entry(
            Part part,
            int number,
            String name,
            @Nullable String theme,
            @Nullable String weight,
            boolean choices,
            boolean isNew,
            boolean isChanged) {

        /** Whether it can be moved and removed. */
        public boolean isMovable() {
            return choices || !part.list().equals("questions");
        }
    }

    /**
     * Something to be put right.
     *
     * @param part where, if it is at one part
     * @param language the tag of the translation that it is about; empty if it is about none
     * @param text a sentence for a mistake, or else the name of the part
     */
    record Problem(Optional<Part> part, String language, String text) {}

    /** Whether it can be published once the languages are decided. */
    public boolean isPublishable() {
        return changes > 0 && mistakes.isEmpty() && undecided.isEmpty();
    }

    /** The tags of the languages that are not translated whole. */
    public List<String> incomplete() {
        return missing.stream().map(Problem::language).distinct().toList();
    }

    static Outline of(
            QuestionnaireDrafts.State state, QuestionnaireDraft inUse, List<Problem> mistakes, Locale language) {
        QuestionnaireDraft draft = state.draft();
        ObjectNode content = draft.content(language);
        DraftChanges changes = DraftChanges.between(inUse, draft);
        Set<Part> changed = changes.parts();
        List<Section> sections = Part.LISTS.stream()
                .map(list -> new Section(
                        list,
                        draft.isFull(list),
                        entries(list, content, inUse.original(), changed),
                        entries(list, inUse.content(language), inUse.original(), changed).stream()
                                .filter(entry ->
                                        entry.part().in(draft.original()).isEmpty())
                                .filter(entry -> !draft.replaced()
                                        .containsValue(entry.part().id()))
                                .toList()))
                .toList();
        return new Outline(
                state.revision(),
                state.exists(),
                changes.places().size(),
                draft.languages(),
                changed.contains(Part.START),
                sections,
                mistakes,
                changes.undecided().stream()
                        .map(part -> new Problem(Optional.of(part), "", name(part, content)))
                        .toList(),
                problems(draft, content, draft::missing),
                problems(
                        draft,
                        content,
                        translation -> List.copyOf(draft.outdated(translation).keySet())));
    }

    private static List<Problem> problems(
            QuestionnaireDraft draft, ObjectNode content, Function<String, List<String>> places) {
        return draft.translations().keySet().stream()
                .flatMap(language -> places.apply(language).stream()
                        .map(Part::at)
                        .distinct()
                        .map(part -> new Problem(Optional.of(part), language, name(part, content))))
                .toList();
    }

    private static List<Entry> entries(String list, ObjectNode content, ObjectNode inUse, Set<Part> changed) {
        Map<String, String> themes = content.path("themes")
                .valueStream()
                .collect(Collectors.toMap(
                        DraftLists::id, theme -> theme.path("name").asString(""), (one, other) -> one));
        ArrayNode entries = content.withArray("/" + list);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> {
                    JsonNode entry = entries.path(i);
                    Part part = new Part(list, DraftLists.id(entry));
                    boolean isNew = part.in(inUse).isEmpty();
                    return new Entry(
                            part,
                            i + 1,
                            name(part, content),
                            themes.get(entry.path("theme").asString("")),
                            Stream.of("weight", "from")
                                    .map(key -> entry.path(key).asString(""))
                                    .filter(value -> !value.isEmpty())
                                    .findFirst()
                                    .orElse(null),
                            entry.path("answers").isArray(),
                            isNew,
                            !isNew && changed.contains(part));
                })
                .toList();
    }

    /** The words by which a part is known; its id if it has none yet, or empty for the start page. */
    static String name(Part part, ObjectNode content) {
        JsonNode entry = part.in(content).orElseThrow();
        return part.isStart()
                ? ""
                : Stream.of("short", "name", "title", "question")
                        .map(key -> entry.path(key).asString(""))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(part.id());
    }
}
