package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Content;
import org.junit.jupiter.api.Test;

/** Whether the scores and figures of two contents can be compared. */
class ComparabilityTest extends ComparedContents {

    private Comparability comparability(Content to) {
        return Comparability.between(real.questionnaire(), to.questionnaire());
    }

    @Test
    void otherWordsLeaveScoresAndFiguresComparable() {
        Comparability comparability = comparability(edited(real, tree -> change(tree, "/questions/0/text")));

        assertThat(comparability.scores()).isTrue();
        assertThat(comparability.added()).isEmpty();
        assertThat(comparability.removed()).isEmpty();
        assertThat(comparability.countedAnew()).isEmpty();
    }

    @Test
    void aQuestionThatIsReplacedEndsTheComparison() {
        Comparability comparability =
                comparability(edited(real, tree -> at(tree, "/questions/4").put("id", "new")));

        assertThat(comparability.scores()).isFalse();
        assertThat(comparability.added()).extracting("id").containsExactly("new");
        assertThat(comparability.removed()).extracting("id").containsExactly("q5");
        assertThat(comparability.countedAnew()).isEmpty();
    }

    @Test
    void anotherWeightAndAnotherPlaceAreCountedAnew() {
        Comparability comparability = comparability(edited(real, tree -> {
            at(tree, "/questions/6").put("weight", 3);
            at(tree, "/questions/0/answers/2").put("proactive", 60);
        }));

        assertThat(comparability.scores()).isFalse();
        assertThat(comparability.countedAnew()).extracting("id").containsExactly("q1", "q7");
    }

    @Test
    void anotherOrderOfAnswersLeavesScoresAndFiguresComparable() {
        Comparability comparability = comparability(edited(real, tree -> move(tree, "/questions/0/answers", 2, 0)));

        assertThat(comparability.scores()).isTrue();
        assertThat(comparability.countedAnew()).isEmpty();
    }
}
