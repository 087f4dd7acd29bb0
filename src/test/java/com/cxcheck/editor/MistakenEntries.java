package com.cxcheck.editor;

import static com.cxcheck.editor.Mistake.mistake;
import static com.cxcheck.editor.Mistake.only;
import static com.cxcheck.editor.Mistake.rewrite;
import static com.cxcheck.editor.Mistake.upTo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of a file that lack something or have too much, and files that are none of a questionnaire. */
final class MistakenEntries {

    private MistakenEntries() {}

    static List<Mistake> entries() {
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

    static List<Mistake> wholes() {
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
}
