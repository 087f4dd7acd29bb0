package com.cxcheck.editor;

import static com.cxcheck.editor.Mistake.after;
import static com.cxcheck.editor.Mistake.mistake;
import static com.cxcheck.editor.Mistake.only;

import java.util.List;

/** Files that are no YAML, or say something else in YAML than they look like. */
final class MistakenYaml {

    private MistakenYaml() {}

    static List<Mistake> yaml() {
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

    private static Mistake special(String text, String sentence) {
        return special(text, "5", sentence);
    }

    private static Mistake special(String text, String line, String sentence) {
        return mistake(
                "title: \"Customer service or customer experience?\"",
                "title: " + text,
                "Zeile " + line + ": " + sentence);
    }
}
