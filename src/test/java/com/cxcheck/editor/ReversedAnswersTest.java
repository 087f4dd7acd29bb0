package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.editor.ReversedAnswers.Warning;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReversedAnswersTest {

    private final Content real = Contents.real();

    private static List<Warning> warnings(Questionnaire draft, List<Answers> answers) {
        ReversedAnswers reversed = new ReversedAnswers(draft);
        answers.forEach(reversed::add);
        return reversed.warnings();
    }

    /** @param answers positions of two answers from 0 */
    private Questionnaire swapped(int question, int... answers) {
        return edited(real, tree -> {
                    String place = "/questions/" + (question - 1) + "/answers/";
                    ObjectNode one = at(tree, place + answers[0]);
                    ObjectNode other = at(tree, place + answers[1]);
                    int proactive = one.get("proactive").asInt();
                    one.put("proactive", other.get("proactive").asInt());
                    other.put("proactive", proactive);
                })
                .questionnaire();
    }

    /** The positions of the answers with 0 and 100. */
    private int[] ends(int question) {
        ChoiceQuestion asked = real.questionnaire().choiceQuestions().get(question - 1);
        return IntStream.range(0, asked.choices().size())
                .filter(i -> asked.choices().get(i).proactive().orElse(50) % 100 == 0)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void swappedEndsOfOneQuestionAreFoundInAHundredSubmissions(int question) {
        int[] ends = ends(question);
        int found = 0;
        int named = 0;
        for (int seed = 0; seed < 50; seed++) {
            List<Answers> answers = Respondents.ofAllKinds(seed).answer(real.questionnaire(), 100);
            List<Warning> warnings = warnings(swapped(question, ends), answers);
            if (warnings.size() == 1 && warnings.get(0).number() == question) {
                assertThat(warnings.get(0).higherScore())
                        .isLessThan(warnings.get(0).lowerScore());
                boolean bothNamed = warnings.get(0).higher().proactive().orElse(50) == 100
                        && warnings.get(0).lower().proactive().orElse(50) == 0;
                named += bothNamed ? 1 : 0;
                found++;
            }
        }

        assertThat(found).isGreaterThanOrEqualTo(48);
        assertThat(named).isGreaterThanOrEqualTo(46);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "2, 0, 1", "3, 1, 2", "4, 0, 1", "5, 1, 2", "6, 0, 3", "7, 0, 1", "8, 0, 2", "9, 0, 2"})
    void swappedPlacesThatAreHalfAScaleApartAreMostlyFound(int question, int one, int other) {
        int found = 0;
        for (int seed = 0; seed < 50; seed++) {
            List<Answers> answers = Respondents.ofAllKinds(seed).answer(real.questionnaire(), 100);
            found += (int) warnings(swapped(question, one, other), answers).stream()
                    .filter(warning -> warning.number() == question)
                    .count();
        }

        assertThat(found).isGreaterThanOrEqualTo(38);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 8, 10})
    void theyAreFoundAmongRespondentsWhoAreMuchAlikeToo(int question) {
        int found = 0;
        for (int seed = 0; seed < 50; seed++) {
            List<Answers> answers = Respondents.muchAlike(seed).answer(real.questionnaire(), 100);
            found += (int) warnings(swapped(question, ends(question)), answers).stream()
                    .filter(warning -> warning.number() == question)
                    .count();
        }

        assertThat(found).isGreaterThanOrEqualTo(38);
    }

    @Test
    void answersInTheirPlacesHaveNoWarning() {
        long warned = IntStream.range(0, 300)
                .boxed()
                .flatMap(seed -> Stream.of(Respondents.ofAllKinds(seed), Respondents.muchAlike(seed)))
                .filter(respondents -> !warnings(real.questionnaire(), respondents.answer(real.questionnaire(), 100))
                        .isEmpty())
                .count();

        assertThat(warned).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 40, 100, 1_000})
    void answersByPureChanceHaveAWarningInOneOfTwentyDraftsAtMost(int number) {
        long warned = IntStream.range(0, 500)
                .filter(seed -> !warnings(
                                real.questionnaire(), Respondents.byChance(seed).answer(real.questionnaire(), number))
                        .isEmpty())
                .count();

        // at 5%, more than 37 of 500 would come about once in a hundred times
        assertThat(warned).isBetween(1L, 37L);
    }

    @Test
    void aQuestionWordedTheOtherWayIsRightAndItsSwappedPlacesAreFound() {
        // question 8 is agreed to by those who are reactive
        ChoiceQuestion question = real.questionnaire().choiceQuestions().get(7);
        assertThat(question.choices().get(0).proactive()).hasValue(0);
        List<Answers> answers = Respondents.ofAllKinds(3).answer(real.questionnaire(), 100);

        assertThat(warnings(real.questionnaire(), answers)).isEmpty();
        assertThat(warnings(swapped(8, 0, 1), answers))
                .extracting(Warning::number)
                .containsExactly(8);
    }

    @Test
    void theMeansAreThoseOfTheOtherQuestions() {
        List<Answers> answers = Respondents.ofAllKinds(4).answer(real.questionnaire(), 100);
        Questionnaire draft = swapped(10, 0, 1);
        Warning warning = warnings(draft, answers).get(0);
        Questionnaire others = edited(real, tree -> {
                    ((ArrayNode) tree.get("questions")).remove(9);
                    tree.remove("before_question");
                })
                .questionnaire();

        for (var each : List.of(
                List.of(warning.higher().id(), warning.higherScore()),
                List.of(warning.lower().id(), warning.lowerScore()))) {
            double mean = answers.stream()
                    .filter(given -> each.get(0).equals(given.choices().get("q10")))
                    .map(given -> Result.of(others, given).sum())
                    .mapToDouble(sum -> (double) sum.weighted() / sum.weights())
                    .average()
                    .orElseThrow();
            assertThat((double) each.get(1)).isCloseTo(mean, within(1e-9));
        }
    }

    @Test
    void fewerThanThirtyAnswersHaveNoWarning() {
        List<Answers> answers = Respondents.ofAllKinds(5).answer(real.questionnaire(), 30);

        assertThat(warnings(swapped(10, 0, 1), answers)).hasSize(1);
        assertThat(warnings(swapped(10, 0, 1), answers.subList(0, 29))).isEmpty();
    }

    @Test
    void respondentsWhoAllAnswerAlikeAreNoPuzzle() {
        List<Answers> one = Respondents.byChance(6).answer(real.questionnaire(), 1);
        assertThat(warnings(
                        real.questionnaire(),
                        IntStream.range(0, 100).mapToObj(i -> one.get(0)).toList()))
                .isEmpty();
        assertThat(warnings(real.questionnaire(), List.of())).isEmpty();
        assertThat(warnings(real.questionnaire(), List.of(Answers.NONE))).isEmpty();

        // two kinds of respondents, of which each always answers the same
        List<Answers> ends =
                IntStream.range(0, 100).mapToObj(i -> end(i % 2 == 0 ? 0 : 100)).toList();
        assertThat(warnings(real.questionnaire(), ends)).isEmpty();
        assertThat(warnings(swapped(9, 0, 4), ends)).extracting(Warning::number).containsExactly(9);
    }

    private Answers end(int proactive) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : real.questionnaire().choiceQuestions()) {
            answers = answers.with(
                    question,
                    question.choices().stream()
                            .filter(choice -> choice.proactive().orElse(50) == proactive)
                            .findFirst()
                            .orElseThrow());
        }
        return answers;
    }
}
