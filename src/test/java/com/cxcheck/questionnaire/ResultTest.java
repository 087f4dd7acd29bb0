package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Questionnaires.answers;
import static com.cxcheck.questionnaire.Questionnaires.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Result.ThemeResult;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** None */
class ResultTest extends Results {

    private Result resultOfExtremes(BinaryOperator<Choice> pick) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            Choice choice = question.choices().stream()
                    .filter(Choice::applicable)
                    .reduce(pick)
                    .orElseThrow();
            answers = answers.with(question, choice);
        }
        return Result.of(questionnaire, answers);
    }

    @Test
    void theMostReactiveAnswersMake0() {
        Comparator<Choice> byProactive =
                Comparator.comparingInt(choice -> choice.proactive().orElseThrow());
        Result result = resultOfExtremes(BinaryOperator.minBy(byProactive));

        assertThat(result.proactive()).isZero();
        assertThat(result.reactive()).isEqualTo(100);
        assertThat(result.band().id()).isEqualTo("service-led");
    }

    @Test
    void theMostProactiveAnswersMake100() {
        Comparator<Choice> byProactive =
                Comparator.comparingInt(choice -> choice.proactive().orElseThrow());
        Result result = resultOfExtremes(BinaryOperator.maxBy(byProactive));

        assertThat(result.proactive()).isEqualTo(100);
        assertThat(result.reactive()).isZero();
        assertThat(result.band().id()).isEqualTo("experience-led");
        assertThat(result.firstSteps()).isEmpty();
    }

    @ParameterizedTest(name = "{0} everywhere makes {1}")
    @CsvSource({
        "A, 37, service-led,   80, 42,  0, 13",
        "B, 58, crossing-over, 50, 50, 88, 50",
    })
    void oneLetterEverywhere(
            String choice, int score, String band, int journey, int ownership, int listening, int response) {
        Result result = result(choice);

        assertThat(result.proactive()).isEqualTo(score);
        assertThat(result.reactive()).isEqualTo(100 - score);
        assertThat(result.band().id()).isEqualTo(band);
        assertThat(theme(result, "journey")).hasValue(journey);
        assertThat(theme(result, "ownership")).hasValue(ownership);
        assertThat(theme(result, "listening")).hasValue(listening);
        assertThat(theme(result, "response")).hasValue(response);
    }

    /** Computed by hand from the weights: A everywhere except for one answer. */
    private static final String EFFECTS = """
            q1,  A, 37, 80,  42, 0,  13
            q1,  B, 26, 40,  42, 0,  13
            q1,  C, 32, 60,  42, 0,  13
            q2,  A, 37, 80,  42, 0,  13
            q2,  B, 45, 80,  67, 0,  13
            q2,  C, 34, 80,  33, 0,  13
            q2,  N, 38, 80,  50, 0,  13
            q3,  A, 37, 80,  42, 0,  13
            q3,  B, 26, 80,  8,  0,  13
            q3,  C, 32, 80,  25, 0,  13
            q3,  N, 29, 80,  13, 0,  13
            q4,  A, 37, 80,  42, 0,  13
            q4,  B, 45, 80,  42, 38, 13
            q4,  C, 47, 80,  42, 50, 13
            q4,  D, 39, 80,  42, 13, 13
            q5,  A, 37, 80,  42, 0,  13
            q5,  B, 42, 80,  42, 0,  38
            q5,  C, 47, 80,  42, 0,  63
            q6,  A, 37, 80,  42, 0,  13
            q6,  B, 39, 80,  42, 0,  25
            q6,  C, 34, 80,  42, 0,  0
            q6,  D, 45, 80,  42, 0,  50
            q6,  N, 38, 80,  42, 0,  0
            q7,  A, 37, 80,  42, 0,  13
            q7,  B, 42, 80,  58, 0,  13
            q7,  C, 47, 80,  75, 0,  13
            q8,  A, 37, 80,  42, 0,  13
            q8,  B, 47, 80,  42, 50, 13
            q8,  C, 42, 80,  42, 25, 13
            q9,  A, 37, 80,  42, 0,  13
            q9,  B, 34, 70,  42, 0,  13
            q9,  C, 32, 60,  42, 0,  13
            q9,  D, 29, 50,  42, 0,  13
            q9,  E, 26, 40,  42, 0,  13
            q10, A, 37, 80,  42, 0,  13
            q10, B, 42, 100, 42, 0,  13
            """;

    @ParameterizedTest(name = "{0} {1} makes {2}")
    @CsvSource(textBlock = EFFECTS)
    void eachChoiceHasItsEffect(
            String question, String choice, int score, int journey, int ownership, int listening, int response) {
        Answers answers = with(questionnaire, answers(questionnaire, "A"), question, choice);
        Result result = Result.of(questionnaire, answers);

        assertThat(result.proactive()).isEqualTo(score);
        assertThat(theme(result, "journey")).hasValue(journey);
        assertThat(theme(result, "ownership")).hasValue(ownership);
        assertThat(theme(result, "listening")).hasValue(listening);
        assertThat(theme(result, "response")).hasValue(response);
    }

    @Test
    void theTableOfEffectsLeavesNoChoiceOut() {
        List<String> inFile = questionnaire.choiceQuestions().stream()
                .flatMap(question -> question.choices().stream().map(choice -> question.id() + " " + choice.id()))
                .toList();
        List<String> inTable = EFFECTS.lines()
                .map(line -> line.split(",\\s*"))
                .map(cells -> cells[0] + " " + cells[1])
                .toList();

        assertThat(inTable).isEqualTo(inFile);
    }

    @Test
    void toSayThatOneDepartmentAnswersForHappinessIsReactiveThoughItIsWordedAsTrue() {
        ChoiceQuestion oneDepartment = Questionnaires.question(questionnaire, "q2");

        assertThat(oneDepartment.choice("A").orElseThrow().text()).isEqualTo("True");
        assertThat(oneDepartment.choice("A").orElseThrow().proactive()).hasValue(25);
        assertThat(oneDepartment.choice("B").orElseThrow().text()).isEqualTo("False");
        assertThat(oneDepartment.choice("B").orElseThrow().proactive()).hasValue(100);
    }

    @Test
    void toSayThatOneIsNotAccountableIsReactiveThoughItIsWordedAsTrue() {
        ChoiceQuestion notAccountable = Questionnaires.question(questionnaire, "q7");

        assertThat(notAccountable.choice("A").orElseThrow().text()).endsWith("true");
        assertThat(notAccountable.choice("A").orElseThrow().proactive()).hasValue(0);
        assertThat(notAccountable.choice("C").orElseThrow().text()).endsWith("false");
        assertThat(notAccountable.choice("C").orElseThrow().proactive()).hasValue(100);
    }

    @Test
    void aQuestionThatDoesNotApplyIsLeftOutOfBothSums() {
        Result result = Result.of(questionnaire, with(questionnaire, answers(questionnaire, "A"), "q6", "N"));

        assertThat(result.proactive()).isEqualTo(38);
        assertThat(theme(result, "response")).as("of question 5 alone").hasValue(0);
        Explanation leftOut = result.explanations().get(5);
        assertThat(leftOut.counts()).isFalse();
        assertThat(leftOut.nextLevel()).isEmpty();
        assertThat(result.firstSteps()).doesNotContain(leftOut);
    }

    @Test
    void aThemeOfWhichNothingAppliesHasNoScoreAndIsNot0() {
        Questionnaire small = small(100, 1, true);
        Result result = Result.of(small, answers(small, "high none"));

        assertThat(result.proactive()).isEqualTo(100);
        ThemeResult second = result.themes().get(1);
        assertThat(second.proactive()).isEmpty();
        assertThat(second.band()).isEmpty();
        assertThat(result.weakestThemesFirst()).doesNotContain(second);
        assertThat(result.themesLeftOut()).containsExactly(second);
    }

    @Test
    void onlyWhatIsAnsweredCounts() {
        Answers one = with(questionnaire, Answers.NONE, "q4", "B");

        assertThat(Result.of(questionnaire, one).proactive()).isEqualTo(75);
        assertThat(theme(Result.of(questionnaire, one), "journey")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Result.of(questionnaire, Answers.NONE));
    }
}
