package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.round.Disclosure.Level;
import com.cxcheck.round.Sheet.Block;
import com.cxcheck.round.Sheet.Direction;
import com.cxcheck.round.Sheet.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** None */
class SheetTest extends Sheets {

    private Answers all(String choice) {
        return answers(question -> question.choice(choice).orElseThrow());
    }

    /** The answers that are nearest to a value on each question. */
    private Answers near(int value) {
        return answers(question -> question.choices().stream()
                .filter(Choice::applicable)
                .min((a, b) -> Integer.compare(
                        Math.abs(a.proactive().orElseThrow() - value),
                        Math.abs(b.proactive().orElseThrow() - value)))
                .orElseThrow());
    }

    private static List<Answers> times(int number, Answers answers) {
        return IntStream.range(0, number).mapToObj(each -> answers).toList();
    }

    @Test
    void twoPeoplePickedAtRandomAreSoFarApart() {
        assertThat(apart(0, 0, 0, 100, 100)).isEqualTo(60);
        assertThat(apart(0, 25, 50, 75, 100)).isEqualTo(50);
        assertThat(apart(0, 50, 50, 50, 100)).isEqualTo(40);
        assertThat(apart(75, 75, 75, 75, 75)).isZero();
    }

    @Test
    void belowThreeNothingIsShown() {
        Sheet sheet = sheet(times(2, all("A")), Optional.of(all("B")));

        assertThat(sheet.number()).isEqualTo(2);
        assertThat(sheet.level()).isEqualTo(Level.NOTHING);
        assertThat(sheet.blocks()).isEmpty();
        assertThat(sheet.place()).isEmpty();
    }

    @Test
    void ofThreeOrFourTheDirectionAloneIsShownAndOnlyComparedWithAnOwner() {
        for (int number : new int[] {3, 4}) {
            Sheet sheet = sheet(times(number, near(0)), Optional.of(near(100)));

            assertThat(sheet.blocks()).hasSize(10).allSatisfy(block -> {
                assertThat(block.direction()).isEqualTo(Direction.REACTIVE);
                assertThat(block.mostChosen()).isEmpty();
                assertThatIllegalStateException().isThrownBy(block::spread);
                assertThatIllegalStateException().isThrownBy(block::points);
                assertThatIllegalStateException().isThrownBy(block::apart);
            });
            assertThat(sheet.blocks().stream().map(Block::page))
                    .as("no order of size")
                    .isSorted();
            assertThat(sheet.place()).isEmpty();
            assertThat(sheet(times(number, near(0)), Optional.empty()).blocks()).isEmpty();
        }
    }

    @Test
    void theDirectionBeginsAtMoreThanAThirdOfTheScale() {
        ChoiceQuestion five = questionnaire.choiceQuestions().stream()
                .filter(question -> question.choices().stream()
                        .map(choice -> choice.proactive().orElse(-1))
                        .toList()
                        .containsAll(List.of(0, 25, 50, 75, 100)))
                .findFirst()
                .orElseThrow();
        Answers owner = near(50);
        Sheet sheet = sheet(List.of(near(25), near(25), near(0)), Optional.of(owner));
        Sheet same = sheet(List.of(near(25), near(25), near(25)), Optional.of(owner));

        assertThat(directionOf(five, sheet)).as("33.3").isEqualTo(Direction.SAME);
        assertThat(directionOf(five, same)).as("25").isEqualTo(Direction.SAME);
        assertThat(directionOf(five, sheet(List.of(near(25), near(0), near(0)), Optional.of(owner))))
                .as("41.7")
                .isEqualTo(Direction.REACTIVE);
    }

    private static Direction directionOf(ChoiceQuestion question, Sheet sheet) {
        return sheet.blocks().stream()
                .filter(block -> block.question().equals(question))
                .findFirst()
                .orElseThrow()
                .direction();
    }

    @Test
    void fromFiveOnCountsAreShown() {
        Sheet sheet = sheet(times(5, near(0)), Optional.of(near(100)));

        assertThat(sheet.under(Finding.OWNER_HIGHER)).hasSize(10);
        assertThat(sheet.place()).hasValue(0);
        assertThat(sheet.blocks().get(0).points()).isEqualTo(100);
    }

    @Test
    void theTierOfAQuestionGoesByThoseWhomItConcerns() {
        ChoiceQuestion question = questionnaire.choiceQuestions().get(5);
        Choice none = question.choices().stream()
                .filter(choice -> !choice.applicable())
                .findFirst()
                .orElseThrow();
        List<Answers> people = new ArrayList<>(times(4, all("A")));
        people.addAll(times(4, all("A").with(question, none)));

        Sheet compared = sheet(people, Optional.of(all("B")));
        Sheet alone = sheet(people, Optional.empty());

        assertThat(compared.blocks()).hasSize(10);
        assertThat(compared.directions())
                .singleElement()
                .satisfies(block -> assertThat(block.page()).isEqualTo(6));
        assertThat(alone.blocks()).hasSize(9).noneMatch(block -> block.page() == 6);
    }
}
