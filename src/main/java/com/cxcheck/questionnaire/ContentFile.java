package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.ContentMistake.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A YAML file of content: one document of at most 256 kB in UTF-8, without anchors, aliases, tags and special numbers.
 *
 * @param name the name in error messages
 * @param lines the line on which each value begins by its JSON pointer; at least that of the whole
 */
record ContentFile(String name, String yaml, Map<String, Integer> lines) {

    static final int MAX_BYTES = 256 * 1024;

    private static final Set<String> GUIDE_KEYS = Set.of("guide", "actions");

    /** Reads a questionnaire from a file that may have a guide, too, and a guide from a file of its own. */
    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.USE_NATIVE_TYPE_ID)
            .withConfigOverride(
                    Questionnaire.class,
                    override -> override.setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties(GUIDE_KEYS)))
            .build();

    /** Reads the guide from the file of a questionnaire, whose keys are checked where that is read. */
    static final YAMLMapper GUIDE_IN_QUESTIONNAIRE = MAPPER.rebuild()
            .withConfigOverride(
                    Guide.class, override -> override.setIgnorals(JsonIgnoreProperties.Value.forIgnoreUnknown(true)))
            .build();

    /** @throws InvalidContentException if it is not such YAML */
    ContentFile(String name, String yaml) {
        this(name, yaml, new YamlLines(name, yaml).read());
    }

    /** @throws InvalidContentException if the file is too large, or not UTF-8, or not such YAML */
    static ContentFile of(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw wrong(name, Subject.NONE.mistake("", "content.mistake.large"));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        String yaml = out.flip().toString();
        if (malformed) {
            throw wrong(
                    name,
                    Subject.line(YamlLines.lineAt(yaml, yaml.length()))
                            .mistake("", "content.mistake.utf8", "%02X".formatted(in.get(in.position()))));
        }
        return new ContentFile(name, yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml);
    }

    static InvalidContentException wrong(String file, ContentMistake mistake) {
        return new InvalidContentException(message("content.file", file, mistake));
    }

    /** @throws InvalidContentException with a sentence that says where the mistake is and what to do */
    <T> T read(Class<T> type) {
        return read(type, MAPPER);
    }

    private <T> T read(Class<T> type, YAMLMapper mapper) {
        try {
            T content = mapper.readValue(yaml, type);
            if (content == null) {
                throw wrong(name, Subject.NONE.mistake("", "content.mistake.emptyFile"));
            }
            return content;
        } catch (JacksonException e) {
            JacksonMistake mistake = new JacksonMistake(e, tree());
            throw new InvalidContentException(
                    message("content.file", name, mistake.mistake()),
                    mistake.line(lines).map(line -> message("content.line", String.valueOf(line), name)),
                    e);
        }
    }

    /** Nothing if a number is too long even for a tree. */
    private JsonNode tree() {
        try {
            return MAPPER.readTree(yaml);
        } catch (StreamConstraintsException tooLong) {
            return MissingNode.getInstance();
        }
    }

    /** Reads the guide of a questionnaire's file, if it has one; throws as {@link #read(Class)} does. */
    Optional<Guide> readGuide() {
        return GUIDE_KEYS.stream().anyMatch(key -> lines.containsKey("/" + key))
                ? Optional.of(read(Guide.class, GUIDE_IN_QUESTIONNAIRE))
                : Optional.empty();
    }

    static String write(Object content) {
        return MAPPER.writeValueAsString(content);
    }
}
