package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.ContentMistake.message;
import static com.cxcheck.questionnaire.ContentMistake.quoted;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSourceResolvable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Checks YAML before anything else is done with it.
 *
 * @param file the name in error messages
 */
record YamlLines(String file, String yaml) {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\uFFFE\\uFFFF&&[^\\t\\r\\n]]");

    /** Prefixes with a special meaning in YAML, which an author most likely means as text. */
    private static final Map<String, String> SPECIAL_PREFIXES = Map.of(
            "&", "content.kind.anchor",
            "*", "content.kind.alias",
            "!", "content.kind.tag",
            ".inf", "content.kind.aNumber",
            ".nan", "content.kind.aNumber");

    /** A problem and its place in the YAML parser's message; the last one is that of the mistake. */
    private static final Pattern PLACE = Pattern.compile("(.+)\\R in .+, line (\\d+), column \\d+");

    /** How the YAML parser says, in English, what is wrong; more special messages come first, and the last one fits all. */
    private static final List<String> PROBLEMS = List.of(
            "content.yaml.character",
            "content.yaml.colon",
            "content.yaml.values",
            "content.yaml.keys",
            "content.yaml.entries",
            "content.yaml.end",
            "content.yaml.separator",
            "content.yaml.indentation",
            "content.yaml.node",
            "content.yaml.list",
            "content.yaml.directive",
            "content.yaml.block",
            "content.yaml.comment",
            "content.yaml.escape",
            "content.yaml.hexadecimal",
            "content.yaml.tag",
            "content.yaml.twice",
            "content.yaml.depth",
            "content.yaml.other");

    /**
     * Returns the line on which each value begins by its JSON pointer.
     *
     * @throws InvalidContentException if it is not one document of plain YAML
     */
    Map<String, Integer> read() {
        Matcher control = CONTROL.matcher(yaml);
        if (control.find()) {
            throw wrong(lineAt(yaml, control.start()), "content.mistake.control", "U+%04X".formatted((int)
                            yaml.charAt(control.start())));
        }
        Map<String, Integer> lines = new HashMap<>();
        int last = 1;
        try (JsonParser parser = ContentFile.MAPPER.createParser(yaml)) {
            boolean ended = false;
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                last = line;
                if (ended) {
                    throw wrong(line, "content.mistake.documents");
                }
                requirePlain(parser, line);
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                lines.putIfAbsent(pointer, line);
                ended = pointer.isEmpty() && !parser.currentToken().isStructStart();
            }
        } catch (JacksonException e) {
            // none if it is nested too deeply
            int line = e.getLocation() == null ? last : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            for (Matcher place = PLACE.matcher(e.getOriginalMessage()); place.find(); ) {
                problem = place.group(1);
                line = Integer.parseInt(place.group(2));
            }
            throw wrong(line, "content.mistake.yaml", problem(problem.replaceFirst("[.\\s]*(\\(Do not use .*)?$", "")));
        }
        if (lines.isEmpty()) {
            throw ContentFile.wrong(file, Subject.NONE.mistake("", "content.mistake.emptyFile"));
        }
        return Map.copyOf(lines);
    }

    /** Returns the number of the line with the character at an offset; the first line is 1. */
    static int lineAt(String text, int offset) {
        return 1
                + Math.toIntExact(text.chars()
                        .limit(offset)
                        .filter(character -> character == '\n')
                        .count());
    }

    private void requirePlain(JsonParser parser, int line) {
        int start = Math.min(Math.toIntExact(parser.currentTokenLocation().getCharOffset()), yaml.length());
        String text = yaml.substring(start).lines().findFirst().orElse("").strip();
        SPECIAL_PREFIXES.forEach((beginning, kind) -> {
            if (text.regionMatches(true, 0, beginning, 0, beginning.length())) {
                throw wrong(line, "content.mistake.special", quoted(text), beginning, message(kind));
            }
        });
    }

    /** The message that is what the YAML parser says in English. */
    private static MessageSourceResolvable problem(String english) {
        for (String code : PROBLEMS) {
            ParsePosition end = new ParsePosition(0);
            Object[] arguments = new MessageFormat(EnglishMessages.pattern(code), Locale.ENGLISH).parse(english, end);
            if (arguments != null && end.getIndex() == english.length()) {
                return message(code, arguments);
            }
        }
        throw new IllegalStateException("The last message fits all, but not: " + english);
    }

    private InvalidContentException wrong(int line, String code, Object... values) {
        return ContentFile.wrong(file, Subject.line(line).mistake("", code, values));
    }
}
