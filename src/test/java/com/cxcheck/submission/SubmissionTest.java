package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Questionnaire questionnaire = Questionnaires.real();
    private final VisitorToken respondent = Respondents.another();
    private final Submission submission = new Submission(respondent, 1, questionnaire, NOW);

    private void answerAll(String choice) {
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            submission.answer(question, question.choice(choice).orElseThrow(), NOW);
        }
    }

    @Test
    void submittingFixesScoreBandTimeAndReference() {
        answerAll("A");
        submission.submit(NOW);

        assertThat(submission.isSubmitted()).isTrue();
        assertThat(submission.score()).isEqualTo(37);
        assertThat(submission.band().id()).isEqualTo("service-led");
        assertThat(submission.submittedAt()).isEqualTo(NOW);
        assertThat(submission.reference()).matches("[A-Za-z0-9_-]{24}");
    }

    @Test
    void submittingTwiceIsSubmittingOnce() {
        answerAll("A");
        submission.submit(NOW);
        String reference = submission.reference();
        submission.submit(NOW.plusSeconds(60));

        assertThat(submission.reference()).isEqualTo(reference);
        assertThat(submission.submittedAt()).isEqualTo(NOW);
    }

    @Test
    void theAnswersOfARoundAreNeverSubmitted() {
        submission.setRoundId(7L);
        answerAll("A");

        assertThatIllegalStateException().isThrownBy(() -> submission.submit(NOW));

        submission.setRoundId(null);
        submission.submit(NOW);
        assertThat(submission.isSubmitted()).isTrue();
    }

    @Test
    void eachStepIsTheLastChange() {
        ChoiceQuestion first = questionnaire.choiceQuestions().get(0);
        submission.answer(first, first.choices().get(0), NOW.plusSeconds(1));
        assertThat(submission.changedAt()).isEqualTo(NOW.plusSeconds(1));
        submission.giveFeedback("", NOW.plusSeconds(2));
        assertThat(submission.changedAt()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void itIsNotSubmittedBeforeEveryQuestionIsAnswered() {
        ChoiceQuestion first = questionnaire.choiceQuestions().get(0);
        submission.answer(first, first.choices().get(0), NOW);

        assertThatIllegalStateException().isThrownBy(() -> submission.submit(NOW));
        assertThat(submission.isSubmitted()).isFalse();
    }

    @Test
    void afterThatTheAnswersAreClosed() {
        answerAll("A");
        submission.submit(NOW);

        assertThatIllegalStateException().isThrownBy(() -> answerAll("B"));
        assertThatIllegalStateException().isThrownBy(() -> submission.giveFeedback("late", NOW));
        assertThat(submission.score()).isEqualTo(37);
    }

    @Test
    void anAnswerOfAnotherQuestionIsRefused() {
        ChoiceQuestion first = questionnaire.choiceQuestions().get(0);
        ChoiceQuestion second = questionnaire.choiceQuestions().get(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> submission.answer(first, second.choices().get(0), NOW));
    }

    @Test
    void nobodyIsAskedForANameBeforeTheResult() {
        Contact contact = new Contact("Ada", null, null, null, null, null);

        assertThatIllegalStateException().isThrownBy(() -> submission.setContact(contact));
    }

    @Test
    void anAddressIsKeptWithTheConsentToUseItOrNotAtAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact(null, null, "ada@example.com", null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact("Ada", null, null, null, null, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new Contact("Ada", null, null, "030 123456", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact(null, null, "ada@localhost", null, null, NOW));
    }

    @Test
    void feedbackIsKeptToTheLetterAndAnEmptyOneTakesItBack() {
        submission.giveFeedback("  first\r\n", NOW);
        assertThat(submission.feedback()).hasValue("  first\r\n");
        submission.giveFeedback("", NOW);
        assertThat(submission.feedback()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> submission.giveFeedback("x".repeat(4001), NOW));
    }

    @Test
    void onlyItsOwnersTokenOwnsIt() {
        assertThat(submission.isAnsweredBy(new VisitorToken(respondent.value())))
                .isTrue();
        assertThat(submission.isAnsweredBy(Respondents.another())).isFalse();
    }

    @Test
    void aTokenIsKeptOutOfLogs() {
        assertThat(respondent.toString()).doesNotContain(respondent.value());
    }
}
