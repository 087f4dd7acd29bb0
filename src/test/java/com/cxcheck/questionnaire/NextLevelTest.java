package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which answer is one level up. */
class NextLevelTest extends Results {

    @Test
    void theNextLevelIsTheNextMoreProactiveAnswer() {
        Map<String, String> next = result("A").explanations().stream()
                .filter(each -> each.nextLevel().isPresent())
                .collect(Collectors.toMap(
                        each -> each.question().id(),
                        each -> each.nextLevel().orElseThrow().id()));

        assertThat(next).isEqualTo(Map.of("q4", "B", "q5", "B", "q6", "B", "q8", "C"));
    }

    @Test
    void anAnswerThatIsNoAdviceIsNeverTheNextLevel() {
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            for (Choice choice : question.choices()) {
                question.nextLevel(choice).ifPresent(next -> {
                    assertThat(next.suggested()).isTrue();
                    assertThat(next.text().split(" "))
                            .as("words of %s", next.text())
                            .hasSizeGreaterThan(5);
                    assertThat(next.text()).doesNotContain("%");
                });
            }
        }
    }

    @Test
    void whereAQuestionMayNotApplyTheAnswerThatSaysSoComesLast() {
        assertThat(questionnaire.choiceQuestions().stream()
                        .filter(question -> !question.alwaysApplies())
                        .map(ChoiceQuestion::id))
                .containsExactly("q2", "q3", "q6");
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            List<Choice> choices = question.choices();
            assertThat(choices.subList(0, choices.size() - 1)).allMatch(Choice::applicable);
        }
    }
}
