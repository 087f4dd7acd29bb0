package com.cxcheck.editor;

import static com.cxcheck.editor.Mistake.mistake;
import static com.cxcheck.editor.Mistake.only;
import static com.cxcheck.editor.Mistake.rewrite;
import static com.cxcheck.editor.Mistake.without;
import static com.cxcheck.editor.MistakenEntries.entries;
import static com.cxcheck.editor.MistakenEntries.wholes;
import static com.cxcheck.editor.MistakenValues.texts;
import static com.cxcheck.editor.MistakenValues.values;
import static com.cxcheck.editor.MistakenYaml.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cxcheck.Visitor;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** What a German page says of a file with a mistake, for every kind of mistake that there is. */
@Tag("slow")
class MistakesInGermanTest extends ImportedFiles {

    @BeforeEach
    void readGerman() {
        consultant.get(DRAFT + "?lang=de");
    }

    private String send(String language, byte[] file) throws Exception {
        return send(language, "mine.yaml", file);
    }

    private String send(String language, String name, byte[] file) throws Exception {
        String page =
                send(language, name, file, Visitor.form(consultant.get(IMPORT))).body();
        assertThat(Jsoup.parse(page).select(".error-summary [lang]")).isEmpty();
        return Jsoup.parse(page).select(".error-summary a").text();
    }

    /** A change of the downloaded English file, and what the page says of it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                        values(),
                        texts(),
                        entries(),
                        wholes(),
                        yaml(),
                        List.of(new Mistake(
                                "another questionnaire",
                                rewrite("id: \"cx-or-service\"", "id: \"mine\""),
                                "In der Datei steht id: mine, erwartet ist cx-or-service.")))
                .flatMap(List::stream)
                .map(mistake -> arguments(mistake.name(), mistake.change(), mistake.sentence()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeOfTheOriginalIsToldInGerman(String name, UnaryOperator<String> change, String sentence)
            throws Exception {
        String yaml = consultant.get(DRAFT + "/en.yaml").body();

        assertThat(send("en", change.apply(yaml).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sentence);
    }

    /** A change of the downloaded German file, and what the page says of it. */
    static Stream<Arguments> mistakesOfATranslation() {
        String only = "; eine Übersetzung unterscheidet sich nur in den Worten.";
        return Stream.of(
                arguments(
                        rewrite("weight: 2", "weight: 3"),
                        "In der Datei steht questions/q1/weight: 3, im Entwurf 2" + only),
                arguments(
                        without("  effort: \"this-month\"\n"),
                        "In der Datei steht questions/q1/effort: nichts, im Entwurf this-month" + only),
                arguments(
                        (UnaryOperator<String>) yaml -> swapFirstTwoThemes(yaml),
                        "In der Datei steht themes/ownership an einer anderen Stelle" + only),
                arguments(
                        rewrite("language: \"de\"", "language: \"en\""),
                        "In der Datei steht language: en, erwartet ist de."),
                arguments(
                        (UnaryOperator<String>)
                                yaml -> yaml.replaceFirst("(?m)^title: .*$", "title: '" + "\"".repeat(150_000) + "'"),
                        "Mit der Datei würde der Entwurf größer als 256 kB; verkleinern Sie sie."));
    }

    private static String swapFirstTwoThemes(String yaml) {
        int first = yaml.indexOf("- id: \"journey\"");
        int second = yaml.indexOf("- id: \"ownership\"");
        int third = yaml.indexOf("- id: \"listening\"");
        return yaml.substring(0, first)
                + yaml.substring(second, third)
                + yaml.substring(first, second)
                + yaml.substring(third);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakesOfATranslation")
    void aMistakeOfATranslationIsToldInGerman(UnaryOperator<String> change, String sentence) throws Exception {
        String yaml = consultant.get(DRAFT + "/de.yaml").body();

        assertThat(send("de", change.apply(yaml).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sentence);
    }

    static Stream<Arguments> filesOfOthers() {
        return Stream.of(
                arguments(
                        "anchor",
                        "mine.yaml: Zeile 35: „&b Because“ beginnt mit & und ist dadurch in YAML ein Anker; setzen Sie den Text, der hier gemeint ist, in Anführungszeichen."),
                arguments(
                        "hugever",
                        "mine.yaml: „version“ ist 20261128001; es muss eine ganze Zahl mit höchstens neun Ziffern sein. Berichtigen Sie Zeile 2 von mine.yaml."),
                arguments(
                        "half",
                        "mine.yaml: Frage q1: „proactive“ ist „33.3“; es muss eine ganze Zahl sein. Berichtigen Sie Zeile 38 von mine.yaml."),
                arguments(
                        "indent",
                        "mine.yaml: Zeile 27: Das ist kein YAML, das sich lesen lässt (die Einrückung stimmt nicht, gefunden ist '<block mapping start>')."),
                arguments("two", "mine.yaml: Zeile 90: Hier beginnt ein zweites Dokument; eine Datei hat eines."),
                arguments(
                        "de-1252",
                        "mine.yaml: Zeile 4: Das Byte FC ist kein UTF-8; speichern Sie die Datei als UTF-8."),
                arguments("folded", "In der Datei steht id: mine, erwartet ist cx-or-service."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesOfOthers")
    void aMistakeOfAnyOtherFileIsToldInGerman(String file, String sentence) throws Exception {
        byte[] yaml = new ClassPathResource("questionnaires/mistaken/" + file + ".yaml").getContentAsByteArray();

        assertThat(send("en", yaml)).isEqualTo(sentence);
    }

    @Test
    void aFileWhoseNameIsTooLongIsCalledAFileInGerman() throws Exception {
        assertThat(send("en", "a".repeat(200) + ".yaml", new byte[0])).isEqualTo("Datei: Die Datei ist leer.");
    }

    @Test
    void noKindOfMistakeIsForgottenHere() throws IOException {
        List<String> told = Stream.of(mistakes(), mistakesOfATranslation(), filesOfOthers())
                .flatMap(arguments -> arguments)
                .map(arguments -> String.valueOf(arguments.get()[arguments.get().length - 1]))
                .toList();
        Properties german = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages_de.properties"))) {
            german.load(file);
        }

        assertThat(german.stringPropertyNames())
                .filteredOn(key -> key.startsWith("content.")
                        || List.of(
                                        "draft.import.tooLarge",
                                        "draft.import.other",
                                        "draft.import.moved",
                                        "draft.import.differs")
                                .contains(key))
                .hasSizeGreaterThan(80)
                .allSatisfy(key -> {
                    Pattern message =
                            Pattern.compile(Stream.of(german.getProperty(key).split("\\{\\d}", -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".*")));
                    assertThat(told)
                            .as(key)
                            .anyMatch(sentence -> message.matcher(sentence).find());
                });
    }
}
