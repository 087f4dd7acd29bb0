package com.cxcheck.editor;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** What a German page says of a file with a mistake, for every kind of mistake that there is. */
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

    private static UnaryOperator<String> rewrite(String old, String replacement) {
        return yaml -> {
            int at = yaml.indexOf(old);
            assertThat(at).as(old).isNotNegative();
            return yaml.substring(0, at) + replacement + yaml.substring(at + old.length());
        };
    }

    private static UnaryOperator<String> without(String old) {
        return rewrite(old, "");
    }

    private static UnaryOperator<String> after(String more) {
        return yaml -> yaml + more;
    }

    private static UnaryOperator<String> only(String all) {
        return yaml -> all;
    }

    /** The file in a language up to a key, and what comes instead of the rest. */
    private static UnaryOperator<String> upTo(String key, String more) {
        return yaml -> {
            assertThat(yaml).contains("\n" + key);
            return yaml.substring(0, yaml.indexOf("\n" + key) + 1) + more;
        };
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

    private record Mistake(String name, UnaryOperator<String> change, String sentence) {}

    private static Mistake mistake(String old, String replacement, String sentence) {
        return new Mistake(replacement, rewrite(old, replacement), "mine.yaml: " + sentence);
    }

    private static List<Mistake> values() {
        return List.of(
                mistake(
                        "weight: 2",
                        "weight: 0",
                        "Frage q1: „weight“ ist 0; es muss eine ganze Zahl von 1 bis 10 sein."
                                + " Berichtigen Sie Zeile 61 von mine.yaml."),
                mistake(
                        "weight: 2",
                        "weight: two",
                        "Frage q1: „weight“ ist „two“; es muss eine ganze Zahl sein."
                                + " Berichtigen Sie Zeile 61 von mine.yaml."),
                mistake(
                        "weight: 2",
                        "weight: 99999999999",
                        "Frage q1: „weight“ ist 99999999999; es muss eine ganze Zahl mit höchstens neun Ziffern sein."
                                + " Berichtigen Sie Zeile 61 von mine.yaml."),
                new Mistake(
                        "a number of 2,000 digits",
                        rewrite("weight: 2", "weight: " + "9".repeat(2_000)),
                        "mine.yaml: Frage Nummer 1: „weight“ ist zu lang; es muss eine ganze Zahl mit höchstens neun Ziffern"
                                + " sein. Berichtigen Sie Zeile 61 von mine.yaml."),
                mistake(
                        "weight: 2",
                        "weight: [2]",
                        "Frage q1: „weight“ muss eine ganze Zahl sein. Berichtigen Sie Zeile 61 von mine.yaml."),
                mistake(
                        "suggested: true",
                        "suggested: maybe",
                        "Frage q1: „suggested“ ist „maybe“; es muss true oder false sein."
                                + " Berichtigen Sie Zeile 75 von mine.yaml."),
                mistake(
                        "effort: \"this-month\"",
                        "effort: soon",
                        "Frage q1: „effort“ ist „soon“; es muss eines von today, this-week, this-month sein."
                                + " Berichtigen Sie Zeile 66 von mine.yaml."),
                mistake(
                        "type: \"text\"",
                        "type: \"poem\"",
                        "Frage q11: „type“ ist „poem“; es muss eines von choice, text sein."
                                + " Berichtigen Sie Zeile 450 von mine.yaml."),
                mistake(
                        "proactive: 100",
                        "proactive: 101",
                        "Frage q1, Antwort A: „proactive“ ist 101; möglich ist 0 bis 100."
                                + " Berichtigen Sie Zeile 73 von mine.yaml."),
                mistake(
                        "    applicable: true\n",
                        "    applicable: false\n",
                        "Frage q1, Antwort A braucht entweder einen Platz von 0 bis 100 (proactive) oder zählt nicht"
                                + " (applicable: false), und nicht beides. Berichtigen Sie Zeile 73 von mine.yaml."),
                mistake(
                        "proactive: 100",
                        "proactive: 90",
                        "Frage q1 hat keine Antwort mit dem Platz 100 (proactive); die Skala muss bis an beide Enden"
                                + " reichen. Berichtigen Sie Zeile 70 von mine.yaml."),
                mistake(
                        "from: 40",
                        "from: 140",
                        "Stufe crossing-over: „from“ ist 140; möglich ist 0 bis 100."
                                + " Berichtigen Sie Zeile 42 von mine.yaml."),
                mistake(
                        "from: 0",
                        "from: 5",
                        "Stufe service-led: „from“ ist 5, darunter gibt es keine Stufe; die erste Stufe beginnt bei 0."),
                mistake(
                        "from: 40",
                        "from: 75",
                        "Stufe experience-led: „from“ ist 70; es muss mehr sein als die 75 der Stufe davor."),
                mistake(
                        "theme: \"journey\"",
                        "theme: \"road\"",
                        "Frage q1: Das Thema road gibt es nicht; die Themen sind journey, ownership, listening,"
                                + " response."),
                mistake(
                        "max_length: 4000",
                        "max_length: 10001",
                        "Frage q11: „max_length“ ist 10001; möglich ist 1 bis 10000."
                                + " Berichtigen Sie Zeile 454 von mine.yaml."),
                mistake(
                        "max_length: 4000",
                        "optional: false\n  max_length: 4000",
                        "Frage q11: „optional“ ist false; freier Text darf immer leer bleiben, entfernen Sie also diese"
                                + " Zeile. Berichtigen Sie Zeile 454 von mine.yaml."),
                mistake(
                        "before_question: \"q10\"",
                        "before_question: \"q11\"",
                        "„before_question“ ist „q11“; es muss die Kennung einer Frage sein, die zählt."
                                + " Berichtigen Sie Zeile 455 von mine.yaml."),
                mistake(
                        "version: 2",
                        "version: 0",
                        "„version“ ist 0; es muss eine ganze Zahl von 1 bis 999999999 sein."
                                + " Berichtigen Sie Zeile 3 von mine.yaml."),
                mistake(
                        "language: \"en\"",
                        "language: \"English\"",
                        "„language“ ist „English“; es muss ein Sprachkürzel sein, zum Beispiel ar oder pt-BR."
                                + " Berichtigen Sie Zeile 4 von mine.yaml."),
                new Mistake(
                        "another language",
                        rewrite("language: \"en\"", "language: \"de\""),
                        "In der Datei steht language: de, erwartet ist en."));
    }

    private static List<Mistake> texts() {
        return List.of(
                mistake(
                        "title: \"Customer service or customer experience?\"",
                        "title: \" \"",
                        "Fragebogen: „title“ ist leer; schreiben Sie den Text. Berichtigen Sie Zeile 5 von mine.yaml."),
                mistake(
                        "title: \"Customer service or customer experience?\"",
                        "title: \"a\\nb\"",
                        "Fragebogen: „title“ hat einen Zeilenumbruch; schreiben Sie alles in eine Zeile."
                                + " Berichtigen Sie Zeile 5 von mine.yaml."),
                mistake(
                        "title: \"Customer service or customer experience?\"",
                        "title: [a]",
                        "„title“ muss ein Text sein. Berichtigen Sie Zeile 5 von mine.yaml."),
                mistake(
                        "title: \"Customer service or customer experience?\"",
                        "# none",
                        "Fragebogen: „title“ fehlt; bitte ergänzen."),
                mistake(
                        "title: \"An order is late. Two businesses.\"",
                        "title: \"\"",
                        "Die Geschichte: „title“ ist leer; schreiben Sie den Text."
                                + " Berichtigen Sie Zeile 10 von mine.yaml."),
                mistake(
                        "    text: \"We do, and all of us understand it clearly.\"",
                        "    text: \"\"",
                        "Frage q1, Antwort A: „text“ ist leer; schreiben Sie den Text."
                                + " Berichtigen Sie Zeile 72 von mine.yaml."),
                mistake(
                        "name: \"Journey\"",
                        "name: \"\"",
                        "Thema journey: „name“ ist leer; schreiben Sie den Text."
                                + " Berichtigen Sie Zeile 19 von mine.yaml."),
                mistake(
                        "question: \"What is the difference between customer service and customer experience?\"",
                        "question: \"\"",
                        "Leitfaden, Eintrag difference: „question“ ist leer; schreiben Sie den Text."
                                + " Berichtigen Sie Zeile 458 von mine.yaml."),
                mistake(
                        "title: \"Explain the difference in two sentences\"",
                        "title: \"\"",
                        "Maßnahme two-sentences: „title“ ist leer; schreiben Sie den Text."
                                + " Berichtigen Sie Zeile 618 von mine.yaml."));
    }

    private static List<Mistake> entries() {
        String unknown = "; möglich sind answers, effort, id, next_step, next_step_title, short, text, theme, weight.";
        String id = "; eine Kennung ist ein Buchstabe und danach Buchstaben, Ziffern und Bindestriche, zusammen"
                + " höchstens 40. Berichtigen Sie Zeile ";
        return List.of(
                mistake("id: \"q1\"", "id: \"1 q\"", "Eine Frage: Die Kennung ist „1 q“" + id + "59 von mine.yaml."),
                mistake("id: \"journey\"", "id: \"-\"", "Ein Thema: Die Kennung ist „-“" + id + "18 von mine.yaml."),
                mistake(
                        "id: \"crossing-over\"",
                        "id: \"-\"",
                        "Eine Stufe: Die Kennung ist „-“" + id + "41 von mine.yaml."),
                mistake(
                        "- id: \"difference\"",
                        "- id: \"-\"",
                        "Ein Eintrag im Leitfaden: Die Kennung ist „-“" + id + "457 von mine.yaml."),
                mistake(
                        "- id: \"journey-map\"",
                        "- id: \"-\"",
                        "Eine Maßnahme: Die Kennung ist „-“" + id + "516 von mine.yaml."),
                mistake(
                        "  - id: \"A\"",
                        "  - id: \"A!\"",
                        "Frage q1, eine Antwort: Die Kennung ist „A!“" + id + "71 von mine.yaml."),
                mistake("  id: \"q2\"", "  id: \"q1\"", "Fragen: Die Kennung q1 kommt zweimal vor."),
                mistake("id: \"ownership\"", "id: \"journey\"", "Themen: Die Kennung journey kommt zweimal vor."),
                mistake(
                        "id: \"crossing-over\"",
                        "id: \"service-led\"",
                        "Stufen: Die Kennung service-led kommt zweimal vor."),
                mistake(
                        "id: \"example\"",
                        "id: \"difference\"",
                        "Leitfaden: Die Kennung difference kommt zweimal vor."),
                mistake(
                        "id: \"two-sentences\"",
                        "id: \"journey-map\"",
                        "Maßnahmen: Die Kennung journey-map kommt zweimal vor."),
                mistake(
                        "  - id: \"B\"",
                        "  - id: \"A\"",
                        "Frage q1, Antworten: Die Kennung A kommt zweimal vor. Berichtigen Sie Zeile 58 von mine.yaml."),
                mistake(
                        "  short: \"Our",
                        "  shirt: \"M\"\n  short: \"Our",
                        "Frage q1: Den Schlüssel shirt gibt es hier nicht" + unknown
                                + " Berichtigen Sie Zeile 64 von mine.yaml."),
                mistake(
                        "- type: \"choice\"\n  id: \"q1\"",
                        "- type: \"choice\"\n  weight: 0\n  id: \"q1\"",
                        "Zeile 61: Das ist kein YAML, das sich lesen lässt (der Schlüssel \"weight\" kommt zweimal vor)."
                                .replace("61", "62")),
                mistake(
                        "- type: \"choice\"\n  id: \"q1\"",
                        "- type: \"choice\"\n  ",
                        "Eine Frage: „id“ fehlt; bitte ergänzen. Berichtigen Sie Zeile 58 von mine.yaml."),
                mistake(
                        "- type: \"choice\"\n  id: \"q1\"",
                        "- q0\n- type: \"choice\"\n  id: \"q1\"",
                        "Frage Nummer 1: Ein Eintrag von „questions“ muss eine Gruppe von Schlüsseln mit ihren Werten"
                                + " sein. Berichtigen Sie Zeile 58 von mine.yaml."),
                mistake(
                        "themes:\n",
                        "themes:\n- id: \"more\"\n  name: \"M\"\n  about: \"A\"\n",
                        "Thema more hat keine Frage; geben Sie ihm eine, oder entfernen Sie es."),
                mistake(
                        "themes:\n  - \"journey\"",
                        "themes: []\n  more:\n  - \"journey\"",
                        "Maßnahme journey-map: „themes“ hat keinen Eintrag oder einen leeren; ergänzen Sie ihn."
                                + " Berichtigen Sie Zeile 517 von mine.yaml."),
                new Mistake(
                        "27 answers",
                        rewrite("  answers:\n", "  answers:\n" + answers(24)),
                        "mine.yaml: Frage q1 hat 27 Antworten; höchstens 26 sind möglich, eine für jeden Buchstaben."
                                + " Berichtigen Sie Zeile 70 von mine.yaml."),
                new Mistake(
                        "no question always applies",
                        yaml -> yaml.replace(
                                "  answers:\n",
                                "  answers:\n  - {id: X, text: Not for us, applicable: false, insight: Left out.}\n"),
                        "mine.yaml: Fragen: Jede hat eine Antwort, mit der sie nicht zählt; dann kann es nichts zu"
                                + " werten geben."),
                new Mistake(
                        "no question for free text",
                        yaml -> yaml.replaceFirst("(?s)- type: \"text\".*?(before_question)", "$1"),
                        "mine.yaml: Fragen: Genau eine hat den Typ text, und sie ist die letzte; gefunden: 0."));
    }

    private static String answers(int count) {
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map(number -> "  - {id: X" + number + ", text: More, proactive: 50, insight: So.}\n")
                .collect(Collectors.joining());
    }

    private static List<Mistake> wholes() {
        return List.of(
                new Mistake(
                        "no actions",
                        upTo("actions:", ""),
                        "mine.yaml: Leitfaden: „actions“ hat keinen Eintrag oder einen leeren; ergänzen Sie ihn."),
                new Mistake(
                        "bands are no list",
                        upTo("bands:", "bands: none\n"),
                        "mine.yaml: „bands“ muss eine Liste sein. Berichtigen Sie Zeile 32 von mine.yaml."),
                new Mistake(
                        "a list",
                        only("- a\n- b\n"),
                        "mine.yaml: Die Datei muss eine Gruppe von Schlüsseln mit ihren Werten sein."),
                new Mistake("nothing", only(""), "mine.yaml: Die Datei ist leer."),
                new Mistake("null", only("---\n"), "mine.yaml: Die Datei ist leer."),
                new Mistake(
                        "1 MB",
                        only("# nothing\n".repeat(100_000)),
                        "mine.yaml: Die Datei hat mehr als 256 kB; verkleinern Sie sie."),
                new Mistake(
                        "1 MB of aliases",
                        only("a: &a [x, x]\n" + "b: [*a, *a]\n".repeat(10_000)),
                        "mine.yaml: Zeile 1: „&a [x, x]“ beginnt mit & und ist dadurch in YAML ein Anker; setzen Sie den"
                                + " Text, der hier gemeint ist, in Anführungszeichen."));
    }

    private static Mistake special(String text, String sentence) {
        return special(text, "5", sentence);
    }

    private static Mistake special(String text, String line, String sentence) {
        return mistake(
                "title: \"Customer service or customer experience?\"",
                "title: " + text,
                "Zeile " + line + ": " + sentence);
    }

    private static List<Mistake> yaml() {
        String quotes = "; setzen Sie den Text, der hier gemeint ist, in Anführungszeichen.";
        String not = "Das ist kein YAML, das sich lesen lässt (";
        String deep = not + "mit 501 Ebenen ist es zu tief verschachtelt; möglich sind 500).";
        return List.of(
                special("&a Yes", "„&a Yes“ beginnt mit & und ist dadurch in YAML ein Anker" + quotes),
                special("*a", "„*a“ beginnt mit * und ist dadurch in YAML ein Alias" + quotes),
                special("!!str Yes", "„!!str Yes“ beginnt mit ! und ist dadurch in YAML ein Tag" + quotes),
                special(".nan", "„.nan“ beginnt mit .nan und ist dadurch in YAML eine Zahl" + quotes),
                special("a\u0007b", "Das Steuerzeichen U+0007 ist kein Text; entfernen Sie es."),
                special("@all", not + "mit dem Zeichen '@' kann hier nichts beginnen)."),
                special(
                        "A: B",
                        not + "ein Doppelpunkt steht mitten im Text; setzen Sie den Text in Anführungszeichen)."),
                special("- A", not + "der Eintrag einer Liste steht, wo keiner stehen kann)."),
                special("? A", not + "ein Schlüssel steht, wo keiner stehen kann)."),
                special("[a", "6", not + "erwartet ist ',' oder ']', gefunden ist :)."),
                special("]", not + "hier fehlt ein Wert, gefunden ist ']')."),
                special("|x", not + "nach | und > kann hier nicht x(120) stehen)."),
                special("|- x", not + "hier kann nur ein Kommentar oder eine neue Zeile folgen, gefunden ist x(120))."),
                special("!x!y", not + "das Tag !x! ist nicht erklärt)."),
                special(
                        "\"a\\qb\"",
                        not + "was nach dem umgekehrten Schrägstrich steht, hat keine Bedeutung: q(113))."),
                special("\"a\\xZZ\"", not + "hier gehören 2 hexadezimale Ziffern hin, gefunden ist ZZ)."),
                special("& a", not + "auf Englisch: unexpected character found (32))."),
                special("\"a\n---\n\"", "6", not + "mitten im Text beginnt ein neues Dokument)."),
                special("'a", "622", not + "ein Text in Anführungszeichen hört nicht auf)."),
                mistake(
                        "contrast:\n",
                        "\tcontrast:\n",
                        "Zeile 9: " + not + "mit dem Zeichen '\\t(TAB)' kann hier nichts beginnen)."),
                mistake(
                        "version: 2\n",
                        "version: 2\nversion: 3\n",
                        "Zeile 4: " + not + "der Schlüssel \"version\" kommt zweimal vor)."),
                mistake(
                        "  theme: \"journey\"",
                        " theme: \"journey\"",
                        "Zeile 60: " + not + "die Einrückung stimmt nicht, gefunden ist '<block mapping start>')."),
                mistake("version: 2\n", "version: 2\njust text\n", "Zeile 5: " + not + "es fehlt ':')."),
                mistake(
                        "version: 2\n",
                        "version: 2\n%FOO\n",
                        "Zeile 4: " + not
                                + "was mit % beginnt, ist in YAML eine Anweisung; erwartet ist '<document end>',"
                                + " gefunden '<directive>')."),
                new Mistake(
                        "two documents",
                        after("---\nid: \"x\"\n"),
                        "mine.yaml: Zeile 623: Hier beginnt ein zweites Dokument; eine Datei hat eines."),
                new Mistake("deep lists", only("[".repeat(200_000)), "mine.yaml: Zeile 1: " + deep),
                new Mistake("deep groups", only("{a: ".repeat(50_000)), "mine.yaml: Zeile 1: " + deep),
                new Mistake(
                        "markup",
                        only("<script>alert(1)</script>\n"),
                        "mine.yaml: Die Datei muss eine Gruppe von Schlüsseln mit ihren Werten sein."));
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
