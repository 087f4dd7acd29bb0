package com.cxcheck.editor;

import com.cxcheck.input.SingleLine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a part of the questionnaire.
 *
 * @param key in the file; a slash leads into a group
 */
record Field(String key, Kind kind) {

    enum Kind {
        LINE,
        PARAGRAPHS,
        NUMBER,
        FLAG,
        EFFORT,
        THEME,
        THEMES;

        /** Whether there is one in each language. */
        public boolean isText() {
            return this == LINE || this == PARAGRAPHS;
        }

        /** Whether a form sends nothing for it where nothing is ticked. */
        boolean isBox() {
            return this == FLAG || this == THEMES;
        }

        /** For templates. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The key of the whole file that names the question about what people knew before; a box at that question. */
    static final String BEFORE = "before_question";

    /** The end of the name of the box that says that a translation still fits. */
    static final String FITS = "-fits";

    private static final Set<String> OPTIONAL = Set.of("contrast/title", "next_step_title");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final List<Field> START = List.of(
            line("title"),
            line("tagline"),
            paragraphs("introduction"),
            line("contrast/title"),
            paragraphs("contrast/reactive"),
            paragraphs("contrast/proactive"));

    private static final List<Field> BAND =
            List.of(number("from"), line("name"), line("headline"), paragraphs("meaning"));

    private static final List<Field> THEME = List.of(line("name"), line("about"));

    private static final List<Field> QUESTION = List.of(
            line("text"),
            line("short"),
            new Field("theme", Kind.THEME),
            number("weight"),
            new Field(BEFORE, Kind.FLAG),
            line("next_step_title"),
            new Field("effort", Kind.EFFORT),
            paragraphs("next_step"));

    private static final List<Field> FEEDBACK = List.of(line("text"), line("short"), number("max_length"));

    private static final List<Field> TOPIC = List.of(line("question"), paragraphs("answer"));

    private static final List<Field> ACTION =
            List.of(line("title"), new Field("themes", Kind.THEMES), line("effort"), paragraphs("how"));

    /** Those of an answer. */
    static final List<Field> ANSWER = List.of(
            line("text"),
            number("proactive"),
            new Field("applicable", Kind.FLAG),
            new Field("suggested", Kind.FLAG),
            paragraphs("insight"));

    private static Field line(String key) {
        return new Field(key, Kind.LINE);
    }

    private static Field paragraphs(String key) {
        return new Field(key, Kind.PARAGRAPHS);
    }

    private static Field number(String key) {
        return new Field(key, Kind.NUMBER);
    }

    /** The fields of a part. */
    static List<Field> of(Part part, JsonNode node) {
        return switch (part.list()) {
            case "bands" -> BAND;
            case "themes" -> THEME;
            case "questions" -> node.path("type").asString("").equals("text") ? FEEDBACK : QUESTION;
            case "guide" -> TOPIC;
            case "actions" -> ACTION;
            default -> START;
        };
    }

    /** The end of the key of its label. */
    public String label() {
        return key.replace('/', '_');
    }

    /** The value in a node as a form has it. */
    String read(JsonNode node) {
        JsonNode value = node.at("/" + key);
        if (value.isArray()) {
            return value.valueStream().map(each -> each.asString("")).collect(Collectors.joining(" "));
        }
        return value.isNull() ? "" : value.asString("");
    }

    /**
     * The name of its control in a form.
     *
     * @param owner empty, or the answer to which it belongs, see {@link PartUpdate#owner}
     * @param language of a text; empty for other values
     */
    String name(String owner, String language) {
        return owner + key.replace('/', '-') + (language.isEmpty() ? "" : "-" + language);
    }

    /** The text as content keeps it: in one line, or with one line for each paragraph. */
    String normalize(String value) {
        return value.lines()
                .map(SingleLine::of)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(kind == Kind.PARAGRAPHS ? "\n" : " "));
    }

    /** Puts the value of a form into a node. What is no number stays as it was typed, and is a mistake of the draft. */
    void write(ObjectNode node, String value) {
        int slash = key.indexOf('/');
        ObjectNode parent = slash < 0 ? node : node.withObject("/" + key.substring(0, slash));
        String last = key.substring(slash + 1);
        String text = normalize(value);
        if (kind == Kind.FLAG) {
            parent.put(last, !text.isEmpty());
        } else if (kind == Kind.THEMES) {
            ArrayNode themes = parent.putArray(last);
            Stream.of(text.split(" ")).filter(id -> !id.isEmpty()).forEach(themes::add);
        } else if (kind == Kind.NUMBER && NUMBER.matcher(text).matches()) {
            parent.put(last, Integer.parseInt(text));
        } else if (text.isEmpty() && (!kind.isText() || OPTIONAL.contains(key))) {
            parent.remove(last);
        } else {
            parent.put(last, text);
        }
    }
}
