package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class NavigationTest {

    private final Questionnaire questionnaire = Questionnaires.real();

    /** A walk with answers to the given questions. */
    private Navigation walk(int... answered) {
        Answers answers = Answers.NONE;
        for (int page : answered) {
            answers = Questionnaires.with(questionnaire, answers, "q" + page, "A");
        }
        return new Navigation(questionnaire, answers, false, new Attempt(1), Optional.empty());
    }

    private Navigation tenAnswers() {
        return walk(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private Navigation complete() {
        return new Navigation(questionnaire, tenAnswers().answers(), true, new Attempt(1), Optional.empty());
    }

    private Navigation submitted() {
        return new Navigation(questionnaire, complete().answers(), true, new Attempt(1), Optional.of("key"));
    }

    @Test
    void thereIsAPageForEachQuestionAndNoOther() {
        assertThat(walk().pages()).isEqualTo(11);
        assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> walk().question(0));
        assertThat(walk().question(1).id()).isEqualTo("q1");
        assertThat(walk().question(11).id()).isEqualTo("q11");
        assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> walk().question(12));
    }

    @Test
    void aPageMayBeSeenIfEveryQuestionBeforeItIsAnswered() {
        assertThat(walk().detourFrom(1)).isEmpty();
        assertThat(walk().detourFrom(2)).hasValue("/questions/1");
        assertThat(walk(1, 2).detourFrom(1)).as("one that is answered").isEmpty();
        assertThat(walk(1, 2).detourFrom(3)).as("the next").isEmpty();
        assertThat(walk(1, 2).detourFrom(4)).hasValue("/questions/3");
        assertThat(walk(1, 2, 7).detourFrom(7)).as("beyond a gap").hasValue("/questions/3");
    }

    @Test
    void continueLeadsToTheNextQuestionThenToTheCheckPage() {
        assertThat(walk(1).next(1, false)).isEqualTo("/questions/2");
        assertThat(complete().next(3, false)).isEqualTo("/questions/4");
        assertThat(complete().next(10, false)).isEqualTo("/questions/11");
        assertThat(complete().next(11, false)).isEqualTo("/answers");
    }

    @Test
    void continueFromAnAnswerGivenOutOfTurnLeadsToTheFirstGap() {
        assertThat(walk(7).next(7, false)).isEqualTo("/questions/1");
        assertThat(walk().next(11, false)).isEqualTo("/questions/1");
    }

    @Test
    void whoComesFromTheCheckPageGoesBackToItsRow() {
        assertThat(complete().next(3, true)).isEqualTo("/answers#answer-3");
        assertThat(Navigation.previous(3, true)).isEqualTo("/answers#answer-3");
        assertThat(walk(3).next(3, true)).as("unless something is missing").isEqualTo("/questions/1");
    }

    @Test
    void backLeadsToTheQuestionBeforeAndFromTheFirstToTheStart() {
        assertThat(Navigation.previous(3, false)).isEqualTo("/questions/2");
        assertThat(Navigation.previous(1, false)).isEqualTo("/");
    }

    @Test
    void theCheckPageMayBeSeenOnceTheTenAreAnsweredBecauseFeedbackIsOptional() {
        assertThat(complete().isComplete()).isTrue();
        assertThat(tenAnswers().isComplete()).as("it was not even seen").isFalse();
        assertThat(tenAnswers().detourFromCheckPage()).isEmpty();
        assertThat(walk(1, 2, 3, 4, 5, 6, 7, 8, 9).isComplete()).isFalse();
        assertThat(walk(1, 2, 3, 4, 5, 6, 7, 8, 9).detourFromCheckPage()).hasValue("/questions/10");
    }

    @Test
    void afterSubmittingEveryPageLeadsToTheStartAndGoingOnToTheResult() {
        assertThat(submitted().detourFrom(1)).hasValue("/");
        assertThat(submitted().detourFromCheckPage()).hasValue("/");
        assertThat(submitted().resume()).isEqualTo("/results/key");
    }

    @Test
    void whoComesBackGoesOnWhereTheyStopped() {
        assertThat(walk().resume()).isEqualTo("/questions/1");
        assertThat(walk(1, 2, 3, 4, 5, 6).resume()).isEqualTo("/questions/7");
        assertThat(tenAnswers().resume()).isEqualTo("/questions/11");
        assertThat(complete().resume()).isEqualTo("/answers");
    }

    @Test
    void aQuestionHasTheNameOfItsThemeAndFeedbackHasNone() {
        assertThat(walk().theme(walk().question(1)))
                .hasValue(questionnaire.themes().get(0).name());
        assertThat(walk().theme(walk().question(11))).isEmpty();
    }
}
