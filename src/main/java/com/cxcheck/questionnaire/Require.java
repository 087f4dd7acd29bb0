package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.ContentMistake.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of content; each failure is a {@link ContentMistakeException}. */
final class Require {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    private Require() {}

    static void that(boolean condition, ContentMistake otherwise) {
        if (!condition) {
            throw new ContentMistakeException(otherwise);
        }
    }

    static void id(@Nullable String id, Subject whose) {
        present(id, whose, "id");
        that(ID.matcher(String.valueOf(id)).matches(), whose.mistake("id", "content.mistake.id", quoted(id)));
    }

    static void languageTag(String tag) {
        that(
                LANGUAGE_TAG.matcher(tag).matches(),
                Subject.NONE.mistake("language", "content.mistake.language", quoted(tag)));
    }

    static void range(int value, int min, int max, Subject subject, String key) {
        range(value, min, max, subject, key, "content.mistake.range");
    }

    static void range(int value, int min, int max, Subject subject, String key, String code) {
        that(value >= min && value <= max, subject.mistake(key, code, value, min, max));
    }

    /** Returns a text of one line without surrounding white space. */
    static String line(@Nullable String text, Subject subject, String key) {
        String line = paragraphs(text, subject, key);
        that(!line.contains("\n"), subject.mistake(key, "content.mistake.lineBreak"));
        return line;
    }

    /** Returns a text with one line for each paragraph. */
    static String paragraphs(@Nullable String text, Subject subject, String key) {
        present(text, subject, key);
        String present = text == null ? "" : text;
        that(!present.isBlank(), subject.mistake(key, "content.mistake.empty"));
        return present.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    static void present(@Nullable Object value, Subject subject, String key) {
        that(value != null, subject.mistake(key, "content.mistake.missing"));
    }

    /** Returns an immutable copy of a list without null entries that is not empty. */
    static <T> List<T> some(@Nullable List<@Nullable T> list, Subject subject, String key) {
        List<@Nullable T> present = list == null ? List.of() : list;
        that(
                !present.isEmpty() && present.stream().noneMatch(each -> each == null),
                subject.mistake(key, "content.mistake.noneOf"));
        return present.stream().map(Objects::requireNonNull).toList();
    }

    static <T> void distinct(List<T> list, Function<T, String> id, Subject subject) {
        Set<String> seen = new HashSet<>();
        for (T each : list) {
            that(seen.add(id.apply(each)), subject.mistake("", "content.mistake.twice", id.apply(each)));
        }
    }
}
