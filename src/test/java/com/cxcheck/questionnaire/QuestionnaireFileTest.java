package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionnaireFileTest {

    @Test
    void theRealQuestionnaireHasTenQuestionsOfTwoToFiveAnswersAndOneForFreeText() {
        Questionnaire questionnaire = Questionnaires.real();

        assertThat(questionnaire.questions()).hasSize(11);
        assertThat(questionnaire.choiceQuestions())
                .hasSize(10)
                .allSatisfy(question -> assertThat(question.choices()).hasSizeBetween(2, 5));
        assertThat(questionnaire.feedbackQuestion().maxLength()).isEqualTo(4000);
    }

    @Test
    void aQuestionnaireIsTheSameAfterItWasWrittenAndRead() {
        Questionnaire questionnaire = Questionnaires.real();

        assertThat(Questionnaire.parse("stored", questionnaire.yaml())).isEqualTo(questionnaire);
    }

    /** What is replaced in the real file, by what, and what the sentence about it says. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "    short: Turning",
                        "    shirt: Warm\n    short: Turning",
                        "question q5: unknown key shirt; the keys here are answers, id, next_step, short, text"),
                arguments("    short: Turning", "    shirt: Turning", "question q5 has no short; add it"),
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
                arguments("  applicable: false", "  applicable: true", "question q6, answer N needs either proactive"),
                arguments("  applicable: false", "  applicable: [", "line"),
                arguments("version: 1", "version: 0", "version is 0; it has to be a whole number from 1"),
                arguments("version: 1", "version: 1\nversion: 2", "line 8"),
                arguments("type: text", "type: poem", "question q11"),
                arguments("optional: true", "optional: false", "question q11: optional has to be true"),
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
