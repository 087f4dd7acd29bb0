package com.cxcheck.editor;

import com.cxcheck.questionnaire.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * What changes from one content to a later one in the same language. The entries are matched by their ids.
 *
 * @param sections those with a change, in the order of {@link SectionType}
 */
record Comparison(List<Section> sections) {

    Comparison {
        sections = List.copyOf(sections);
    }

    /** The parts of a content. The headings are the messages compare.part.START and so on. */
    enum SectionType {
        START,
        BANDS,
        THEMES,
        QUESTIONS,
        GUIDE,
        ACTIONS;

        private List<ComparedEntry> entries(Content content) {
            return switch (this) {
                case START -> List.of(ComparedEntry.startPage(content));
                case BANDS -> ComparedEntry.bands(content);
                case THEMES -> ComparedEntry.themes(content);
                case QUESTIONS -> ComparedEntry.questions(content);
                case GUIDE -> ComparedEntry.topics(content);
                case ACTIONS -> ComparedEntry.actions(content);
            };
        }
    }

    /** @param entries in the later order, then those that are gone */
    record Section(SectionType type, List<EntryChange> entries) {}

    static Comparison between(Content from, Content to) {
        List<Section> sections = new ArrayList<>();
        for (SectionType type : SectionType.values()) {
            List<EntryChange> entries = EntryChange.between(type.entries(from), type.entries(to));
            if (!entries.isEmpty()) {
                sections.add(new Section(type, entries));
            }
        }
        return new Comparison(sections);
    }

    /** The texts alone, changed or of added entries, for a language besides the one in which everything is shown and counted. */
    Comparison texts() {
        return new Comparison(sections.stream()
                .map(section -> new Section(section.type(), EntryChange.textsOf(section.entries())))
                .filter(section -> !section.entries().isEmpty())
                .toList());
    }
}
