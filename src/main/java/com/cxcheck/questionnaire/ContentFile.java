package com.cxcheck.questionnaire;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file of content, such as a questionnaire.
 *
 * @param name as it is called in messages to its author
 */
record ContentFile(String name, String yaml) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads the file.
     *
     * @throws InvalidContentException if it is not as it should be, with a sentence that says where and what to do
     */
    <T> T read(Class<T> type) {
        try {
            return Objects.requireNonNullElseGet(MAPPER.readValue(yaml, type), () -> {
                throw new InvalidContentException(name + ": the file is empty.");
            });
        } catch (JacksonException e) {
            throw new InvalidContentException(name + ": " + sentence(e) + ".", e);
        }
    }

    static String write(Object content) {
        return MAPPER.writeValueAsString(content);
    }

    /**
     * Says where the mistake is and what it is. Only a mistake in the YAML itself has a line that can be relied on; any other
     * is placed by its entry and key, because values are read ahead before they are put together.
     */
    private String sentence(JacksonException e) {
        if (e instanceof StreamReadException syntax) {
            return "line " + e.getLocation().getLineNr() + ": this is not YAML that can be read ("
                    + firstLine(syntax.getOriginalMessage()) + ")";
        } else if (e instanceof ValueInstantiationException
                && e.getCause() instanceof IllegalArgumentException mistake) {
            // an answer doesn't know its question; everything else says by itself what it is
            return (key(e).equals("answers") ? place(e).replace(": ", ", ") : "") + mistake.getMessage();
        } else if (e instanceof UnrecognizedPropertyException unknown) {
            return place(e) + "unknown key " + unknown.getPropertyName() + "; the keys here are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        } else if (e instanceof InvalidFormatException format) {
            return place(e) + key(e) + " is '" + format.getValue() + "'; it has to be " + kind(format.getTargetType());
        } else if (e instanceof MismatchedInputException mismatch) {
            return place(e) + key(e) + " has to be " + kind(mismatch.getTargetType());
        } else {
            return place(e) + firstLine(e.getOriginalMessage());
        }
    }

    private String place(JacksonException e) {
        String owner = owner(e);
        return owner.isEmpty() ? "" : owner + ": ";
    }

    /** The entry of the file's top lists in which the mistake is, such as "question q3"; empty if it is in none. */
    private String owner(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        if (path.size() < 2
                || path.get(0).getPropertyName() == null
                || path.get(1).getIndex() < 0) {
            return "";
        }
        String list = path.get(0).getPropertyName();
        int index = path.get(1).getIndex();
        String singular = list.endsWith("s") ? list.substring(0, list.length() - 1) : list + " entry";
        return singular + " " + id(list, index);
    }

    private String id(String list, int index) {
        try {
            JsonNode id = MAPPER.readTree(yaml).path(list).path(index).path("id");
            return id.isString() ? id.stringValue() : "number " + (index + 1);
        } catch (JacksonException unreadable) {
            return "number " + (index + 1);
        }
    }

    private static String key(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i).getPropertyName() != null) {
                return path.get(i).getPropertyName();
            }
        }
        return "the file";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == int.class) {
            return "a whole number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "text";
        } else if (type != null && List.class.isAssignableFrom(type)) {
            return "a list";
        } else {
            return "a value that fits";
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }
}
