package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Mistakes in the text of a file, each of which is told in a sentence with its place. */
class QuestionnaireMistakesTest {

    /** The text to replace, its replacement, and a part of the expected message. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "    short: We turn",
                        "    shirt: Warm\n    short: We turn",
                        "question q5: unknown key shirt; the keys here are answers, effort, id, next_step, next_step_title"),
                arguments("    short: We turn", "    shirt: We turn", "question q5 has no short; add it"),
                arguments("text: Absolutely", "text: ''", "question q3, answer A: text is empty; write its text"),
                arguments("text: Absolutely", "", "question q3, answer A has no text; add it"),
                arguments("  - id: q4\n", "  - id: q3\n", "questions: the id q3 is used twice"),
                arguments("- id: B\n", "- id: A\n", "question q1, answers: the id A is used twice"),
                arguments("- id: q4\n", "- id: question 4\n", "a question has the id 'question 4'; an id is a letter"),
                arguments(
                        "theme: listening",
                        "theme: hearing",
                        "question q4: there is no theme hearing; the themes are journey"),
                arguments(
                        "weight: 1\n",
                        "weight: 11\n",
                        "question q10: weight is 11; it has to be a whole number from 1 to 10"),
                arguments(
                        "weight: 1\n",
                        "weight: heavy\n",
                        "question q10: weight is 'heavy'; it has to be a whole number"),
                arguments("weight: 1\n", "weight: 1.5\n", "question q10: weight is '1.5'; it has to be a whole number"),
                arguments(
                        "proactive: 75",
                        "proactive: 175",
                        "question q4, answer B: proactive is 175; it has to be from 0 to 100"),
                arguments(
                        "proactive: 100",
                        "proactive: 90",
                        "question q1 has no answer with proactive: 100; the scale has to reach"),
                arguments(
                        "    proactive: 0\n",
                        "    proactive: 10\n",
                        "question q1 has no answer with proactive: 0; the scale has to reach"),
                arguments(
                        "from: 40",
                        "from: 75",
                        "band experience-led: from is 70; it has to be more than the 75 of the band before"),
                arguments(
                        "from: 0",
                        "from: 5",
                        "band service-led: from is 5, which leaves the scores below without a band"),
                arguments("  applicable: false", "  applicable: true", "question q2, answer N needs either proactive"),
                arguments("  applicable: false", "  applicable: [", "line"),
                arguments("version: 2", "version: 0", "version is 0; it has to be a whole number from 1"),
                arguments("version: 2", "version: 2\nversion: 3", "line 11"),
                arguments("type: text", "type: poem", "question q11: type is 'poem'; it has to be one of choice, text"),
                arguments(
                        "    name: Journey\n",
                        "    type: poem\n    name: Journey\n",
                        "theme journey: unknown key type; the keys here are about, id, name"),
                arguments("version: 2\n", "version: 2\ntype: poem\n", "unknown key type; the keys here are"),
                arguments(
                        "before_question: q10",
                        "before_question: q11",
                        "before_question is 'q11'; it has to be the id of a question that counts"),
                arguments(
                        "effort: today", "effort: soon", "question q7: effort is 'soon'; it has to be one of today, "),
                arguments(
                        "max_length: 4000", "optional: false\n    max_length: 4000", "question q11: optional is false"),
                arguments(
                        "themes:\n",
                        "themes:\n  - {id: more, name: M, about: A}\n",
                        "theme more has no question; give it one"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void aMistakeIsToldInASentenceWithFilePlaceAndMistake(String what, String by, String sentence) {
        String broken = Questionnaires.yaml().replaceFirst(Pattern.quote(what), by);
        assertThat(broken).as("the file has what is replaced").isNotEqualTo(Questionnaires.yaml());

        assertThatThrownBy(() -> Questionnaire.parse("my-questions.yaml", broken))
                .isInstanceOf(InvalidContentException.class)
                .message()
                .startsWith("my-questions.yaml: ")
                .contains(sentence)
                .endsWith(".")
                .doesNotContain("\n", "com.cxcheck", "tools.jackson", "Exception");
    }

    /** The text to replace, its replacement, a part of the expected message, and the line that it names. */
    static Stream<Arguments> mistakesOnALine() {
        return Stream.of(
                arguments(
                        "proactive: 75",
                        "proactive: 33.3",
                        "question q4: proactive is '33.3'; it has to be a whole number."),
                arguments(
                        "version: 2\n",
                        "version: 20261128001\n",
                        "version is 20261128001; it has to be a whole number"),
                arguments("version: 2\n", "version: 1000000000\n", "it has to be a whole number from 1 to 999999999."),
                arguments(
                        "proactive: 75",
                        "proactive: yes",
                        "question q4: proactive is 'yes'; it has to be a whole number."),
                arguments("proactive: 75", "proactive: [75]", "question q4: proactive has to be a whole number."),
                arguments("weight: 1\n", "weight: 99\n", "question q10: weight is 99"),
                arguments("  - id: q4\n", "  - q4\n  - id: q4\n", "an entry of questions has to be a group of keys"),
                arguments("contrast:\n", "contrast: none\ncontrasts:\n", "contrast has to be a group of keys"),
                arguments(
                        "text: Absolutely",
                        "text: 'So\n\n          so'",
                        "question q3, answer A: text has a line break"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakesOnALine")
    void whoHasToCorrectAMistakeIsToldItsLine(String what, String by, String sentence) {
        String broken = Questionnaires.yaml().replaceFirst(Pattern.quote(what), by);
        long line = broken.substring(0, broken.indexOf(by) + 3).lines().count();
        assertThat(broken).as("the file has what is replaced").isNotEqualTo(Questionnaires.yaml());

        assertThatThrownBy(() -> Questionnaire.parse("my-questions.yaml", broken))
                .isInstanceOfSatisfying(InvalidContentException.class, mistake -> {
                    FailureAnalysis told = Objects.requireNonNull(new InvalidContentFailureAnalyzer().analyze(mistake));
                    assertThat(told.getDescription())
                            .startsWith("my-questions.yaml: ")
                            .contains(sentence);
                    assertThat(told.getAction()).isEqualTo("Correct line " + line + " of my-questions.yaml.");
                });
    }

    /** The text to replace, its replacement, and the expected message after the replacement's line. */
    static Stream<Arguments> mistakesInTheYaml() {
        return Stream.of(
                arguments(
                        "text: Absolutely",
                        "text: &b Absolutely",
                        "'&b Absolutely' begins with &, which makes it an anchor"),
                arguments("text: Absolutely", "text: *b", "'*b' begins with *, which makes it an alias in YAML"),
                arguments("text: Absolutely", "text: !Absolutely", "'!Absolutely' begins with !, which makes it a tag"),
                arguments("text: Absolutely", "text: .inf", "'.inf' begins with .inf, which makes it a number in YAML"),
                arguments("text: Absolutely", "text: @all", "this is not YAML that can be read (found character '@'"),
                arguments("text: Absolutely", "text: A: B", "this is not YAML that can be read (mapping values"),
                arguments("text: Absolutely", "text: a\u0007b", "the control character U+0007 is no text; remove it"),
                arguments(
                        "   theme: listening",
                        "\ttheme: listening",
                        "this is not YAML that can be read (found character"),
                arguments("    theme: listening", "   theme: listening", "this is not YAML that can be read (expected"),
                arguments(
                        "version: 2\n",
                        "version: 2\n---\nversion: 2\n",
                        "a second document begins here; a file has one"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakesInTheYaml")
    void whatYamlReadsOtherwiseThanItLooksIsToldWithItsLine(String what, String by, String sentence) {
        String broken = Questionnaires.yaml().replaceFirst(Pattern.quote(what), by);
        long line = broken.substring(0, broken.indexOf(by) + by.length() - 1)
                .lines()
                .count();
        assertThat(broken).as("the file has what is replaced").isNotEqualTo(Questionnaires.yaml());

        assertThatThrownBy(() -> Questionnaire.parse("my-questions.yaml", broken))
                .isInstanceOf(InvalidContentException.class)
                .message()
                .startsWith("my-questions.yaml: line " + line + ": " + sentence)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "[]", "just text", "id: [", "---\n", "\u0000"})
    void whatIsNoQuestionnaireAtAllIsToldToo(String text) {
        assertThatThrownBy(() -> Questionnaire.parse("my-questions.yaml", text))
                .isInstanceOf(InvalidContentException.class)
                .message()
                .startsWith("my-questions.yaml: ")
                .doesNotContain("\n", "com.cxcheck", "tools.jackson");
    }
}
