package com.cxcheck.editor;

import static com.cxcheck.editor.Mistake.mistake;
import static com.cxcheck.editor.Mistake.rewrite;

import java.util.List;

/** Figures and texts of a file that are not what they have to be. */
final class MistakenValues {

    private MistakenValues() {}

    static List<Mistake> values() {
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

    static List<Mistake> texts() {
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
}
