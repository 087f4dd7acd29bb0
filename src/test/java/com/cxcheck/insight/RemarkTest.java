package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.insight.Remark.Kind;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class RemarkTest {

    private final Questionnaire questionnaire = Questionnaire.parse("assessment.yaml", Questionnaires.yaml());

    /** What is remarked if so many businesses, each with a leaning from 0 to 1, answer so. */
    private List<Remark> remarks(int number, BiFunction<ChoiceQuestion, Double, Choice> answer) {
        Frequencies frequencies = new Frequencies();
        Random random = new Random(3);
        for (int i = 0; i < number; i++) {
            double leaning = random.nextDouble();
            Answers answers = Answers.NONE;
            for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
                answers = answers.with(question, answer.apply(question, leaning));
            }
            Result result = Result.of(questionnaire, answers);
            frequencies.add(Frequencies.of(
                    new Submitted(
                            i,
                            1,
                            answers,
                            result.proactive(),
                            result.band().id(),
                            "",
                            false,
                            false,
                            false,
                            Instant.EPOCH,
                            Instant.EPOCH),
                    questionnaire));
        }
        SegmentStatistics segment =
                new SegmentStatistics(Map.of(1L, frequencies), new TreeMap<>(), SegmentStatistics.Unit.DAY, 0);
        return Remark.of(ContentStatistics.of(Map.of(1L, questionnaire), List.of(segment))
                .questions());
    }

    private static Choice nearest(ChoiceQuestion question, double leaning) {
        return question.choices().stream()
                .filter(Choice::applicable)
                .min(Comparator.comparingDouble(
                        choice -> Math.abs(choice.proactive().orElseThrow() / 100.0 - leaning)))
                .orElseThrow();
    }

    private static boolean is(ChoiceQuestion question, String id) {
        return question.id().equals(id);
    }

    @Test
    void whereEachQuestionTellsBusinessesApartThereIsNoRemark() {
        assertThat(remarks(60, RemarkTest::nearest)).isEmpty();
    }

    @Test
    void aQuestionWithAnAnswerTheWrongWayRoundIsNamedFirst() {
        assertThat(remarks(60, (question, leaning) -> nearest(question, is(question, "q7") ? 1 - leaning : leaning)))
                .first()
                .satisfies(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.REVERSED);
                    assertThat(remark.question().id()).isEqualTo("q7");
                    assertThat(remark.value()).isNegative();
                });
    }

    @Test
    void aQuestionWhoseAnswersAreChanceIsNamed() {
        Random chance = new Random(5);

        assertThat(remarks(
                        400,
                        (question, leaning) -> nearest(question, is(question, "q4") ? chance.nextDouble() : leaning)))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.kind()).isIn(Kind.UNRELATED, Kind.REVERSED);
                    assertThat(remark.question().id()).isEqualTo("q4");
                    assertThat(Math.abs(remark.decimal())).isLessThan(.2);
                });
    }

    @Test
    void aQuestionThatNearlyEverybodyAnswersAlikeIsNamedWithTheAnswer() {
        int[] asked = new int[1];

        assertThat(remarks(
                        40,
                        (question, leaning) -> is(question, "q3") && asked[0]++ % 20 > 0
                                ? question.choices().get(2)
                                : nearest(question, leaning)))
                .anySatisfy(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.SAME_ANSWER);
                    assertThat(remark.question().id()).isEqualTo("q3");
                    assertThat(remark.choice()).startsWith("Marketing, sales");
                });
    }

    @Test
    void aQuestionThatDoesNotApplyToManyIsNamed() {
        int[] asked = new int[1];

        assertThat(remarks(
                        40,
                        (question, leaning) -> is(question, "q6") && asked[0]++ % 3 == 0
                                ? question.choice("N").orElseThrow()
                                : nearest(question, leaning)))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.NOT_APPLICABLE);
                    assertThat(remark.question().id()).isEqualTo("q6");
                    assertThat(remark.value()).isEqualTo(35);
                });
    }

    @Test
    void fromFewerThan30AnswersNothingIsConcluded() {
        assertThat(remarks(29, (question, leaning) -> nearest(question, .5))).isEmpty();
        assertThat(remarks(30, (question, leaning) -> nearest(question, .5)))
                .hasSize(10)
                .allSatisfy(remark -> assertThat(remark.kind()).isEqualTo(Kind.SAME_ANSWER));
    }
}
