package com.cxcheck.questionnaire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A YAML file of content: one document of at most 256 kB in UTF-8, without anchors, aliases, tags and special numbers.
 *
 * @param name the name in error messages
 */
record ContentFile(String name, String yaml) {

    static final int MAX_BYTES = 256 * 1024;

    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLWriteFeature.USE_NATIVE_TYPE_ID)
            .build();

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\uFFFE\\uFFFF&&[^\\t\\r\\n]]");

    /** Prefixes with a special meaning in YAML, which an author most likely means as text. */
    private static final Map<String, String> SPECIAL_PREFIXES =
            Map.of("&", "an anchor", "*", "an alias", "!", "a tag", ".inf", "a number", ".nan", "a number");

    /** A problem and its place in the YAML parser's message; the last one is that of the mistake. */
    private static final Pattern PLACE = Pattern.compile("(.+)\\R in .+, line (\\d+), column \\d+");

    /** @throws InvalidContentException if the file is too large or not UTF-8 */
    static ContentFile of(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new InvalidContentException(name + ": the file has more than 256 kB; make it smaller.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        ContentFile file = new ContentFile(name, out.flip().toString());
        if (malformed) {
            throw file.wrong(
                    file.lineAt(file.yaml.length()),
                    "the byte %02X is not UTF-8; save the file as UTF-8".formatted(in.get(in.position())));
        }
        return file.yaml.startsWith("\uFEFF") ? new ContentFile(name, file.yaml.substring(1)) : file;
    }

    /** @throws InvalidContentException with a sentence that says where the mistake is and what to do */
    <T> T read(Class<T> type) {
        return read(() -> MAPPER.readValue(yaml, type));
    }

    /** Reads the questionnaire of a file that may have a guide, too; throws as {@link #read} does. */
    Questionnaire readQuestionnaire() {
        return read(() -> hasGuide()
                ? MAPPER.treeToValue(ContentTree.questionnaire(tree()), Questionnaire.class)
                : MAPPER.readValue(yaml, Questionnaire.class));
    }

    /** Reads the guide of a questionnaire's file, if it has one; throws as {@link #read} does. */
    Optional<Guide> readGuide() {
        return read(() -> hasGuide()
                ? Optional.of(MAPPER.treeToValue(ContentTree.guide(tree()), Guide.class))
                : Optional.empty());
    }

    private boolean hasGuide() {
        return MAPPER.readTree(yaml) instanceof ObjectNode tree
                && !ContentTree.guide(tree).isEmpty();
    }

    private ObjectNode tree() {
        return (ObjectNode) MAPPER.readTree(yaml);
    }

    private <T> T read(Supplier<T> reading) {
        Map<String, Integer> lines = lines();
        try {
            return Objects.requireNonNullElseGet(lines.isEmpty() ? null : reading.get(), () -> {
                throw new InvalidContentException(name + ": the file is empty.");
            });
        } catch (JacksonException e) {
            ContentMistake mistake = new ContentMistake(e, MAPPER.readTree(yaml));
            throw new InvalidContentException(
                    name + ": " + mistake.sentence() + ".",
                    mistake.line(lines)
                            .map(line -> "Correct line " + line + " of " + name + ".")
                            .orElse(null),
                    e);
        }
    }

    /** Checks the YAML, and returns the line on which each value begins by its JSON pointer. */
    private Map<String, Integer> lines() {
        Matcher control = CONTROL.matcher(yaml);
        if (control.find()) {
            throw wrong(lineAt(control.start()), "the control character U+%04X is no text; remove it".formatted((int)
                            yaml.charAt(control.start())));
        }
        Map<String, Integer> lines = new HashMap<>();
        int last = 1;
        try (JsonParser parser = MAPPER.createParser(yaml)) {
            boolean ended = false;
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                last = line;
                if (ended) {
                    throw wrong(line, "a second document begins here; a file has one");
                }
                requirePlain(parser, line);
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                lines.putIfAbsent(pointer, line);
                ended = pointer.isEmpty() && !parser.currentToken().isStructStart();
            }
            return lines;
        } catch (JacksonException e) {
            // none if it is nested too deeply
            int line = e.getLocation() == null ? last : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            for (Matcher place = PLACE.matcher(e.getOriginalMessage()); place.find(); ) {
                problem = place.group(1);
                line = Integer.parseInt(place.group(2));
            }
            throw wrong(
                    line,
                    "this is not YAML that can be read (" + problem.replaceFirst("[.\\s]*(\\(Do not use .*)?$", "")
                            + ")");
        }
    }

    private void requirePlain(JsonParser parser, int line) {
        int start = Math.min(Math.toIntExact(parser.currentTokenLocation().getCharOffset()), yaml.length());
        String text = yaml.substring(start).lines().findFirst().orElse("").strip();
        SPECIAL_PREFIXES.forEach((beginning, kind) -> {
            if (text.regionMatches(true, 0, beginning, 0, beginning.length())) {
                throw wrong(
                        line,
                        "'" + text + "' begins with " + beginning + ", which makes it " + kind
                                + " in YAML; put the text that is meant here in quotes");
            }
        });
    }

    private int lineAt(int offset) {
        return 1
                + Math.toIntExact(yaml.chars()
                        .limit(offset)
                        .filter(character -> character == '\n')
                        .count());
    }

    private InvalidContentException wrong(int line, String mistake) {
        return new InvalidContentException(name + ": line " + line + ": " + mistake + ".");
    }

    static String write(Object content) {
        return MAPPER.writeValueAsString(content);
    }
}
