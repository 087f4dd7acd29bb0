package com.cxcheck.questionnaire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of content; each failure is an {@link IllegalArgumentException} worded for the file's author. */
final class Require {

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    private Require() {}

    static void that(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void id(@Nullable String id, String whose) {
        present(id, whose, "id");
        that(
                id != null && ID.matcher(id).matches(),
                whose + " has the id '" + id + "'; an id is a letter and then letters, digits and hyphens, 40 at most");
    }

    static void languageTag(String tag) {
        that(
                LANGUAGE_TAG.matcher(tag).matches(),
                "language is '" + tag + "'; it has to be a language tag, such as ar or pt-BR");
    }

    /** Returns a text of one line without surrounding white space. */
    static String line(@Nullable String text, String whose, String key) {
        String line = paragraphs(text, whose, key);
        that(!line.contains("\n"), whose + ": " + key + " has a line break; write it as one line");
        return line;
    }

    /** Returns a text with one line for each paragraph. */
    static String paragraphs(@Nullable String text, String whose, String key) {
        if (text == null) {
            throw new IllegalArgumentException(whose + " has no " + key + "; add it");
        }
        that(!text.isBlank(), whose + ": " + key + " is empty; write its text");
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    static void present(@Nullable Object value, String whose, String key) {
        that(value != null, whose + " has no " + key + "; add it");
    }

    /** Returns an immutable copy of a list without null entries that is not empty. */
    static <T> List<T> some(@Nullable List<@Nullable T> list, String whose, String key) {
        if (list == null || list.isEmpty() || list.contains(null)) {
            throw new IllegalArgumentException(whose + " has no " + key + ", or an empty entry among them; add it");
        }
        return List.copyOf(list);
    }

    static <T> void distinct(List<T> list, Function<T, String> id, String whose) {
        Set<String> seen = new HashSet<>();
        for (T each : list) {
            that(seen.add(id.apply(each)), whose + ": the id " + id.apply(each) + " is used twice");
        }
    }
}
