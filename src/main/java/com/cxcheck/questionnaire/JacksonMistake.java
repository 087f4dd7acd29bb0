package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.ContentMistake.message;
import static com.cxcheck.questionnaire.ContentMistake.quoted;

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
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Jackson finds wrong in valid YAML, as a mistake of the content. */
record JacksonMistake(JacksonException e, JsonNode content) {

    private static final List<String> TYPES = List.of("choice", "text");

    private static final Pattern NUMBER = Pattern.compile("Numeric value \\((-?\\d+)\\)");

    ContentMistake mistake() {
        String type = entry().path("type").asString("choice");
        if (subject().list().equals("questions") && !TYPES.contains(type)) {
            // Jackson takes it for a choice, which lacks something then
            return subject().mistake("type", "content.mistake.format", quoted(type), oneOf(String.join(", ", TYPES)));
        } else if (e instanceof InputCoercionException || e instanceof StreamConstraintsException) {
            Matcher number = NUMBER.matcher(e.getOriginalMessage());
            return number.find()
                    ? subject().mistake(key(), "content.mistake.digits", number.group(1))
                    : subject().mistake(key(), "content.mistake.manyDigits");
        } else if (e.getCause() instanceof ContentMistakeException wrong) {
            ContentMistake mistake = wrong.mistake();
            // an answer doesn't know its question; everything else says by itself what it is
            return lastKey().endsWith("answers")
                    ? mistake.about(mistake.subject().in(subject()))
                    : mistake;
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return subject().mistake("", "content.mistake.unknownKey", unknown.getPropertyName(), known);
        } else if (e instanceof InvalidFormatException format) {
            return subject()
                    .mistake(key(), "content.mistake.format", quoted(format.getValue()), kind(format.getTargetType()));
        } else if (e instanceof MismatchedInputException mismatch) {
            return subject().mistake(key(), "content.mistake.kind", kind(mismatch.getTargetType()));
        } else {
            return subject()
                    .mistake(
                            "",
                            "content.mistake.yaml",
                            message("content.yaml.other", firstLine(e.getOriginalMessage())));
        }
    }

    /** The line on which the wrong value begins, or else what it is missing in; empty if that is the whole file. */
    Optional<Integer> line(Map<String, Integer> lines) {
        Object key = mistake().key();
        for (int depth = e.getPath().size(); depth >= 0; depth--) {
            String place = e.getPath().stream()
                    .limit(depth)
                    .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                    .collect(Collectors.joining());
            Integer line = lines.getOrDefault(place + "/" + key, place.isEmpty() ? null : lines.get(place));
            if (line != null) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Such as question q3; nothing outside the entries of the file's top-level lists. */
    private Subject subject() {
        List<JacksonException.Reference> path = e.getPath();
        if (path.size() < 2
                || path.get(0).getPropertyName() == null
                || path.get(1).getIndex() < 0) {
            return Subject.NONE;
        }
        String list = path.get(0).getPropertyName();
        JsonNode id = entry().path("id");
        return id.isString()
                ? Subject.entry(list, id.stringValue())
                : Subject.entry(list, path.get(1).getIndex() + 1);
    }

    /** The entry of one of the file's lists that has the mistake, if one has it. */
    private JsonNode entry() {
        JsonNode entry = content;
        for (JacksonException.Reference step : e.getPath().stream().limit(2).toList()) {
            entry = step.getPropertyName() == null ? entry.path(step.getIndex()) : entry.path(step.getPropertyName());
        }
        return entry;
    }

    /** The innermost key, as it is called in messages. */
    private Object key() {
        String key = lastKey();
        boolean isEntry =
                !key.isEmpty() && e.getPath().get(e.getPath().size() - 1).getPropertyName() == null;
        return key.isEmpty() ? message("content.key.file") : isEntry ? message("content.key.entry", key) : key;
    }

    private String lastKey() {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .reduce("", (outer, inner) -> inner);
    }

    private static Object kind(@Nullable Class<?> type) {
        if (type == int.class || type == OptionalInt.class) {
            return message("content.kind.number");
        } else if (type == boolean.class || type == Boolean.class) {
            return message("content.kind.flag");
        } else if (type == String.class) {
            return message("content.kind.text");
        } else if (type != null && List.class.isAssignableFrom(type)) {
            return message("content.kind.list");
        } else if (type == Effort.class) {
            return oneOf(Stream.of(Effort.values()).map(Effort::key).collect(Collectors.joining(", ")));
        } else {
            return message("content.kind.group");
        }
    }

    private static Object oneOf(String values) {
        return message("content.kind.oneOf", values);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }
}
