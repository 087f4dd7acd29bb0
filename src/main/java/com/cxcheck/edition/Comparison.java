package com.cxcheck.edition;

import com.cxcheck.questionnaire.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * What changes from one content to a later one in the same language. Entries are matched by their ids.
 *
 * @param sections those with a change, in the order of {@link Part}
 */
record Comparison(List<Section> sections) {

    Comparison {
        sections = List.copyOf(sections);
    }

    /** The parts of a content. The headings are the messages compare.part.START and so on. */
    enum Part {
        START,
        BANDS,
        THEMES,
        QUESTIONS,
        GUIDE,
        ACTIONS;

        private List<Item> items(Content content) {
            return switch (this) {
                case START -> List.of(Item.startPage(content));
                case BANDS -> Item.bands(content);
                case THEMES -> Item.themes(content);
                case QUESTIONS -> Item.questions(content);
                case GUIDE -> Item.topics(content);
                case ACTIONS -> Item.actions(content);
            };
        }
    }

    /** @param entries in the later order, then those that are gone */
    record Section(Part part, List<EntryChange> entries) {}

    static Comparison between(Content from, Content to) {
        List<Section> sections = new ArrayList<>();
        for (Part part : Part.values()) {
            List<EntryChange> entries = EntryChange.between(part.items(from), part.items(to));
            if (!entries.isEmpty()) {
                sections.add(new Section(part, entries));
            }
        }
        return new Comparison(sections);
    }

    /** The texts alone, changed or of added entries, for a language besides the one in which everything is shown and counted. */
    Comparison texts() {
        return new Comparison(sections.stream()
                .map(section -> new Section(section.part(), EntryChange.textsOf(section.entries())))
                .filter(section -> !section.entries().isEmpty())
                .toList());
    }
}
