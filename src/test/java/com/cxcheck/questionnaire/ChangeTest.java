package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Change.ChangedAnswer;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private final Questionnaire questionnaire = Questionnaires.real();

    private static Change change(Questionnaire before, String earlier, Questionnaire after, String later) {
        return Change.between(
                before, Result.of(before, answers(before, earlier)), after, Result.of(after, answers(after, later)));
    }

    /** Answers by their letters, A for the first. */
    private static Answers answers(Questionnaire questionnaire, String letters) {
        Answers answers = Answers.NONE;
        for (int question = 0; question < letters.length(); question++) {
            ChoiceQuestion asked = questionnaire.choiceQuestions().get(question);
            answers = answers.with(asked, asked.choices().get(letters.charAt(question) - 'A'));
        }
        return answers;
    }

    private Change change(String earlier, String later) {
        return change(questionnaire, earlier, questionnaire, later);
    }

    /** The same questionnaire with a text replaced. */
    private Questionnaire with(String text, String replacement) {
        String yaml = questionnaire.yaml();
        assertThat(yaml).contains(text);
        return Questionnaire.parse("changed.yaml", yaml.replace(text, replacement));
    }

    @Test
    void nothingChangesWhereEveryAnswerIsTheSame() {
        Change change = change("AAAAAAAAAA", "AAAAAAAAAA");

        assertThat(change.answers()).isEmpty();
        assertThat(change.compared()).isEqualTo(10);
        assertThat(change.points()).hasValue(0);
        assertThat(change.withinOneAnswer()).isTrue();
    }

    @Test
    void theScoresOfTwoQuestionnairesAreNotComparedHoweverAlikeTheyCount() {
        Questionnaire another =
                Questionnaire.parse("another.yaml", questionnaire.yaml().replaceFirst("(?m)^id: .*$", "id: another"));

        assertThat(Change.countAlike(questionnaire, another)).isFalse();
        assertThat(change(questionnaire, "AAAAAAAAAA", another, "BBBBBBBBBB").points())
                .isEmpty();
    }

    @Test
    void aChangedAnswerIsToldByItsLettersAndItsPoints() {
        Change change = change("AAADAAAAAA", "AAABAAAAAA");

        assertThat(change.answers()).singleElement().satisfies(each -> {
            assertThat(each.question().id()).isEqualTo("q4");
            assertThat(each.fromLetter()).isEqualTo('D');
            assertThat(each.toLetter()).isEqualTo('B');
            ChoiceQuestion question = each.question();
            assertThat(each.points())
                    .hasValue(question.choices().get(1).proactive().orElseThrow()
                            - question.choices().get(3).proactive().orElseThrow());
        });
    }

    @Test
    void whatDoesNotApplyHasNoPoints() {
        Change change = change("AAAAAAAAAA", "AAAAA" + notApplicable() + "AAAA");

        assertThat(change.answers()).extracting(ChangedAnswer::points).containsExactly(OptionalInt.empty());
        assertThat(change.compared()).isEqualTo(10);
    }

    private char notApplicable() {
        ChoiceQuestion question = questionnaire.choiceQuestions().get(5);
        return question.letter(question.choices().stream()
                .filter(choice -> !choice.applicable())
                .findFirst()
                .orElseThrow());
    }

    /** Any answer alone moves the score by no more than the limit, which the heaviest question reaches. */
    @Test
    void whateverASingleAnswerDoesIsWithinOneAnswer() {
        int largest = 0;
        for (int question = 0; question < 10; question++) {
            ChoiceQuestion asked = questionnaire.choiceQuestions().get(question);
            for (Choice choice : asked.choices()) {
                StringBuilder later = new StringBuilder("AAAAAAAAAA");
                later.setCharAt(question, asked.letter(choice));
                Change change = change("AAAAAAAAAA", later.toString());
                if (choice.applicable()) {
                    assertThat(change.withinOneAnswer()).as(later.toString()).isTrue();
                    assertThat(change(later.toString(), "AAAAAAAAAA").withinOneAnswer())
                            .isTrue();
                    largest = Math.max(largest, Math.abs(change.points().orElseThrow()));
                }
            }
        }
        assertThat(questionnaire.pointsOfOneAnswer()).isEqualTo(100 * 2 / questionnaire.weights());
        assertThat(largest).isBetween(questionnaire.pointsOfOneAnswer(), questionnaire.pointsOfOneAnswer() + 1);
    }

    /** The limit is what the heaviest question can move: 2 of the weights, of which there are nine 2 and one 1. */
    @ParameterizedTest
    @CsvSource({"1, 0, true", "0, 1, true", "1, 1, false", "2, 0, false"})
    void theLimitIsTheHeaviestQuestionsWhole(int changedHeavy, int changedLight, boolean within) {
        StringBuilder earlier = new StringBuilder();
        StringBuilder later = new StringBuilder();
        int heavy = changedHeavy;
        int light = changedLight;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            boolean changes = question.weight() == 2 ? heavy-- > 0 : light-- > 0;
            earlier.append(letter(question, 0));
            later.append(letter(question, changes ? 100 : 0));
        }

        assertThat(change(earlier.toString(), later.toString()).withinOneAnswer())
                .isEqualTo(within);
        assertThat(change(later.toString(), earlier.toString()).withinOneAnswer())
                .isEqualTo(within);
    }

    private static char letter(ChoiceQuestion question, int proactive) {
        return question.letter(question.choices().stream()
                .filter(choice -> choice.proactive().equals(OptionalInt.of(proactive)))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aQuestionInBetterWordsIsStillTheSame() {
        Questionnaire reworded = with("It is strict policy", "It is a rule");

        Change change = change(questionnaire, "AAADAAAAAA", reworded, "AAABAAAAAA");

        assertThat(change.points()).isPresent();
        assertThat(change.answers()).hasSize(1);
        assertThat(change.notCompared()).isEmpty();
    }

    @Test
    void aQuestionThatIsReplacedIsNotCompared() {
        Questionnaire replaced = with("id: \"q4\"", "id: \"q12\"");

        Change change = change(questionnaire, "AAADAAAAAA", replaced, "AAABBAAAAA");

        assertThat(change.points()).isEmpty();
        assertThat(change.withinOneAnswer()).isFalse();
        assertThat(change.compared()).isEqualTo(9);
        assertThat(change.answers()).extracting(each -> each.question().id()).containsExactly("q5");
        assertThat(change.notCompared()).extracting(ChoiceQuestion::id).containsExactly("q12");
    }

    @Test
    void whereAWeightIsAnotherTheAnswersAreComparedAndTheScoresAreNot() {
        Questionnaire heavier = with("weight: 1", "weight: 3");

        Change change = change(questionnaire, "AAADAAAAAA", heavier, "AAABAAAAAA");

        assertThat(change.points()).isEmpty();
        assertThat(change.answers()).hasSize(1);
        assertThat(change.notCompared()).isEmpty();
    }
}
