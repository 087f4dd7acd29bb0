package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

/** What a change of the questionnaire would do, by examples. */
class ImpactTest extends Impacts {

    @Test
    void theSameQuestionnaireChangesNothing() {
        List<Answers> answers = Respondents.ofAllKinds(1).answer(inUse, 200);
        Impact impact = impact(inUse, inUse, answers);

        assertThat(impact.compared()).isEqualTo(200);
        assertThat(impact.leftOut()).isZero();
        assertThat(impact.inAnotherBand()).isZero();
        assertThat(impact.middleAfter()).isEqualTo(impact.middleBefore()).isPresent();
        assertThat(impact.movedMost()).isEmpty();
    }

    @Test
    void withoutSubmissionsThereIsNothingToSay() {
        Impact impact = impact(inUse, inUse, List.of());

        assertThat(impact.compared()).isZero();
        assertThat(impact.middleBefore()).isEmpty();
        assertThat(impact.middleAfter()).isEmpty();
        assertThat(impact.movedMost()).isEmpty();
    }

    @Test
    void aBandThatIsGoneIsAnotherOne() {
        Questionnaire renamed = edited(real, tree -> at(tree, "/bands/0").put("id", "beginning"))
                .questionnaire();
        Impact impact = impact(
                inUse,
                renamed,
                List.of(
                        Questionnaires.answers(inUse, "B B B A A C A A E A"),
                        Questionnaires.answers(inUse, "A B A C C D C B A B")));

        assertThat(impact.compared()).isEqualTo(2);
        assertThat(impact.inAnotherBand()).isEqualTo(1);
    }

    @Test
    void theMiddleScoreIsTheLowerOfTheTwoInTheMiddle() {
        List<Answers> answers = List.of(
                Questionnaires.answers(inUse, "B B B A A C A A E A"),
                Questionnaires.answers(inUse, "A B A C C D C B A B"));

        int lower = Result.of(inUse, answers.get(0)).proactive();
        assertThat(Result.of(inUse, answers.get(1)).proactive()).isGreaterThan(lower + 1);
        assertThat(impact(inUse, inUse, answers).middleBefore()).hasValue(lower);
    }

    @Test
    void aSubmissionWithNothingToScoreInOneOfTheTwoIsLeftOut() {
        Questionnaire other = edited(real, tree -> {
                    for (int i = 0; i < 10; i++) {
                        at(tree, "/questions/" + i).put("id", "another" + i);
                    }
                    tree.remove("before_question");
                })
                .questionnaire();

        Impact impact = impact(inUse, other, Respondents.ofAllKinds(2).answer(inUse, 5));

        assertThat(impact.compared()).isZero();
        assertThat(impact.leftOut()).isEqualTo(5);
        assertThat(impact(inUse, inUse, List.of(Answers.NONE)).leftOut()).isEqualTo(1);
    }

    @Test
    void theQuestionThatMovesMostHasItsNumberInTheDraft() {
        Questionnaire draft = edited(real, tree -> {
                    at(tree, "/questions/4").put("weight", 8);
                    move(tree, "/questions", 4, 0);
                })
                .questionnaire();

        Impact.MovedMost most = impact(inUse, draft, Respondents.ofAllKinds(3).answer(inUse, 100))
                .movedMost()
                .orElseThrow();

        assertThat(most.question().id()).isEqualTo("q5");
        assertThat(most.number()).hasValue(1);
        assertThat(most.points()).isPositive();
    }

    @Test
    void aRemovedQuestionCanMoveMost() {
        Questionnaire draft = edited(real, tree -> ((ArrayNode) tree.get("questions")).remove(4))
                .questionnaire();

        Impact.MovedMost most = impact(inUse, draft, Respondents.ofAllKinds(3).answer(inUse, 100))
                .movedMost()
                .orElseThrow();

        assertThat(most.question().id()).isEqualTo("q5");
        assertThat(most.number()).isEmpty();
    }
}
