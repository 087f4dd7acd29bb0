package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two consultants who change the draft at the same time, of whom neither loses a word. */
class DraftConflictsTest extends DraftPages {

    @Test
    void whoSavesWhatSomebodyElseChangedSeesBothTextsAndLosesNothing() {
        Page first = consultant.get(Q1);
        Page second = consultant.get(Q1);
        consultant.send(first, Map.of("next_step-en", "Mine", "weight", "3")).redirect();

        Page conflict = consultant.send(second, Map.of("next_step-en", "Yours"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Yours");
        assertThat(conflict.html().select("#next_step-en-stored").text()).contains("Mine");
        assertThat(conflict.html().select("#weight-stored").text()).contains("3");
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Mine");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Yours");
    }

    @Test
    void aSecondClickIsNoConflict() {
        Page form = consultant.get(Q1);

        assertThat(consultant.send(form, Map.of("weight", "5")).redirect()).contains("?saved");
        assertThat(consultant.send(form, Map.of("weight", "5")).redirect()).contains("?saved");
    }

    @Test
    void twoConsultantsMayWorkOnTwoQuestions() {
        Page first = consultant.get(Q1);
        Page second = consultant.get(DRAFT + "/questions/q2");

        consultant.send(first, Map.of("weight", "5")).redirect();
        consultant.send(second, Map.of("weight", "6")).redirect();

        assertThat(consultant.get(Q1).html().select("#weight").val()).isEqualTo("5");
        assertThat(consultant
                        .get(DRAFT + "/questions/q2")
                        .html()
                        .select("#weight")
                        .val())
                .isEqualTo("6");
    }

    @Test
    void whatIsWrittenWhileTheDraftIsDiscardedIsThereStill() {
        save(DRAFT + "/questions/q2", Map.of("weight", "6")).redirect();
        Page writing = consultant.get(Q1);
        save(DRAFT + "/discard", Map.of()).redirect();
        assertThat(exists()).isFalse();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(consultant
                        .get(DRAFT + "/questions/q2")
                        .html()
                        .select("#weight")
                        .val())
                .isEqualTo("2");
    }

    @Test
    void whatIsWrittenWhileItsQuestionIsRemovedIsThereStill() {
        Page writing = consultant.get(Q1);
        outline("remove", "questions/q1").redirect();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept", "answer-B-text-en", "Kept, too"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(conflict.html().select("#answer-B-text-en").text()).isEqualTo("Kept, too");
        assertThat(conflict.text()).contains("Somebody removed it");
    }

    @Test
    void theOutlineAnswersWhatIsStaleWithItself() {
        Page stale = consultant.get(DRAFT);
        Page discard = consultant.get(DRAFT + "/discard");
        outline("down", "questions/q1").redirect();

        for (Map<String, String> button : List.of(
                Map.of("down", "questions/q1"),
                Map.of("remove", "questions/q1"),
                Map.of("add", "questions"),
                Map.of("restore", "questions/q1"),
                Map.of("up", "questions/zz", "revision", "999999"))) {
            Page conflict = consultant.send(stale, button);
            assertThat(conflict.status()).as(button.toString()).isEqualTo(409);
            assertThat(conflict.text()).contains("This is how it is now", "Draft of the questionnaire");
        }
        assertThat(consultant
                        .sendTo(DRAFT + "/discard", consultant.get(DRAFT + "/discard"), Map.of("revision", "0"))
                        .status())
                .isEqualTo(409);
        assertThat(discard.html().select("main form")).isEmpty();
        assertThat(consultant.send(stale, Map.of("remove", "start")).status()).isEqualTo(400);
    }

    @Test
    void wordsForAnAnswerThatSomebodyElseRemovedAreNotLost() {
        Page mine = consultant.get(Q1);
        Page other = consultant.get(Q1);
        consultant.send(other, Map.of("answer-C-remove", "true")).redirect();

        Page conflict = consultant.send(mine, Map.of("answer-C-insight-en", "Mine"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#answer-C-insight-en").text()).isEqualTo("Mine");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#answer-C-insight-en").text())
                .isEqualTo("Mine");
        assertThat(consultant.get(DRAFT).text()).doesNotContain("To be put right");
    }

    @Test
    void anAnswerThatSomebodyElseAddedStaysAsItIs() {
        Page mine = consultant.get(Q1);
        Page other = consultant.get(Q1);
        Map<String, String> added = Map.of(
                "added-text-en", "A little",
                "added-text-de", "Ein wenig",
                "added-proactive", "20",
                "added-insight-en", "Why",
                "added-insight-de", "Warum",
                "same", "better");
        consultant.send(other, added).redirect();
        assertThat(consultant.send(other, added).redirect())
                .as("a second click")
                .contains("?saved");

        Page conflict = consultant.send(mine, Map.of("next_step-en", "Mine"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#answer-D-text-en").text()).isEqualTo("A little");
        consultant.send(conflict, Map.of("same", "better")).redirect();

        Page question = consultant.get(Q1);
        assertThat(question.html().select("#answer-D-proactive").val()).isEqualTo("20");
        assertThat(question.html().select("#answer-D-applicable[checked]")).hasSize(1);
        assertThat(question.html().select("legend h2").eachText()).doesNotContain("Answer E");
    }

    @Test
    void whoWritesOnAQuestionThatIsAnotherNowIsLedThere() {
        Page writing = consultant.get(Q1);
        save(Q1, Map.of("text-en", "Who answers the phone?", "same", "another")).redirect();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(conflict.html().select("#error-summary a").attr("href")).isEqualTo(DRAFT + "/questions/q12");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DraftConflictsOnPostgresTest extends DraftConflictsTest {}
