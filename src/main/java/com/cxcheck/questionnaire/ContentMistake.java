package com.cxcheck.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Words what Jackson finds wrong in valid YAML for the author of the content. */
record ContentMistake(JacksonException e, JsonNode content) {

    private static final Pattern NUMBER = Pattern.compile("\\((-?\\d+)\\)");

    /** The wrong key in a sentence of {@link Require}. */
    private static final Pattern WRONG_KEY = Pattern.compile("(?:^|[:,] )(\\w+) (?:is|has) ");

    /** Names the entry, the key and the mistake, without a full stop at the end. */
    String sentence() {
        if (e instanceof InputCoercionException) {
            Matcher number = NUMBER.matcher(e.getOriginalMessage());
            return place() + key() + " is " + (number.find() ? number.group(1) : "a number")
                    + "; it has to be a whole number of at most nine digits";
        } else if (e instanceof ValueInstantiationException
                && e.getCause() instanceof IllegalArgumentException mistake) {
            // an answer doesn't know its question; everything else says by itself what it is
            return (key().endsWith("answers") ? place().replace(": ", ", ") : "") + mistake.getMessage();
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            return place() + "unknown key " + unknown.getPropertyName() + "; the keys here are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        } else if (e instanceof InvalidFormatException format) {
            return place() + key() + " is '" + format.getValue() + "'; it has to be " + kind(format.getTargetType());
        } else if (e instanceof MismatchedInputException mismatch) {
            return place() + key() + " has to be " + kind(mismatch.getTargetType());
        } else {
            return place() + firstLine(e.getOriginalMessage());
        }
    }

    /** The line on which the wrong value begins, or else its entry; empty if that is the whole file. */
    Optional<Integer> line(Map<String, Integer> lines) {
        String entry = e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
        Matcher wrong = WRONG_KEY.matcher(sentence());
        Optional<Integer> exact = Optional.ofNullable(lines.get(entry + "/" + (wrong.find() ? wrong.group(1) : "")));
        return entry.isEmpty() ? exact : exact.or(() -> Optional.ofNullable(lines.get(entry)));
    }

    /** Such as "question q3: "; empty outside the entries of the file's top-level lists. */
    private String place() {
        List<JacksonException.Reference> path = e.getPath();
        if (path.size() < 2
                || path.get(0).getPropertyName() == null
                || path.get(1).getIndex() < 0) {
            return "";
        }
        String list = path.get(0).getPropertyName();
        int index = path.get(1).getIndex();
        String singular = list.endsWith("s") ? list.substring(0, list.length() - 1) : list + " entry";
        return singular + " " + id(list, index) + ": ";
    }

    private String id(String list, int index) {
        JsonNode id = content.path(list).path(index).path("id");
        return id.isString() ? id.stringValue() : "number " + (index + 1);
    }

    private String key() {
        List<JacksonException.Reference> path = e.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i).getPropertyName() != null) {
                return (i < path.size() - 1 ? "an entry of " : "") + path.get(i).getPropertyName();
            }
        }
        return "the file";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == int.class || type == OptionalInt.class) {
            return "a whole number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "text";
        } else if (type != null && List.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == Effort.class) {
            return Stream.of(Effort.values()).map(Effort::key).collect(Collectors.joining(", ", "one of ", ""));
        } else {
            return "a group of keys, each with its value";
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }
}
