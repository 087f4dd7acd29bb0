package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.ContentMistake.message;

import java.util.List;
import java.util.Map;

/**
 * What a mistake in content is about.
 *
 * @param list the key of the list that has the entry, or the entry of which it is an answer; empty for anything else
 * @param id of that entry; empty if it has none
 * @param name as the argument of a message
 */
public record Subject(String list, String id, Object name) {

    public static final Subject QUESTIONNAIRE = called("content.subject.questionnaire");

    public static final Subject CONTRAST = called("content.subject.contrast");

    static final Subject GUIDE = called("content.subject.guide");

    /** The mistake says by itself what it is about. */
    static final Subject NONE = new Subject("", "", "");

    private static final Map<String, String> ENTRY = Map.of(
            "questions", "content.subject.question",
            "themes", "content.subject.theme",
            "bands", "content.subject.band",
            "guide", "content.subject.topic",
            "actions", "content.subject.action",
            "answers", "content.subject.answer");

    private static final Map<String, String> NEW_ENTRY = Map.of(
            "questions", "content.subject.aQuestion",
            "themes", "content.subject.aTheme",
            "bands", "content.subject.aBand",
            "guide", "content.subject.aTopic",
            "actions", "content.subject.anAction",
            "answers", "content.subject.anAnswer");

    private static final Map<String, String> LIST = Map.of(
            "questions", "content.subject.list.questions",
            "themes", "content.subject.list.themes",
            "bands", "content.subject.list.bands",
            "guide", "content.subject.list.guide",
            "actions", "content.subject.list.actions",
            "answers", "content.subject.list.answers");

    private static Subject called(String code, Object... arguments) {
        return new Subject("", "", message(code, arguments));
    }

    /** An entry of a list, such as question q1. */
    static Subject entry(String list, String id) {
        return new Subject(list, id, message(ENTRY.getOrDefault(list, ""), id));
    }

    /** An entry of a list that has no id, such as question number 1. */
    static Subject entry(String list, int number) {
        return new Subject(list, "", message(ENTRY.getOrDefault(list, ""), message("content.subject.number", number)));
    }

    /** One of the entries of a list. */
    static Subject anEntry(String list) {
        return new Subject(list, "", message(NEW_ENTRY.getOrDefault(list, "")));
    }

    /** All entries of a list together. */
    static Subject list(String key) {
        return called(LIST.getOrDefault(key, ""));
    }

    static Subject line(int number) {
        return called("content.subject.line", String.valueOf(number));
    }

    /** The same as a part of an entry, such as an answer of a question. */
    Subject in(Subject entry) {
        return new Subject(entry.list(), entry.id(), message("content.subject.part", entry.name(), name));
    }

    /** A mistake of it. */
    ContentMistake mistake(Object key, String code, Object... values) {
        return new ContentMistake(code, this, key, List.of(values));
    }
}
