package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import tools.jackson.databind.node.ObjectNode;

/** What random changes of the questionnaire would do to random answers, computed twice. */
class RandomImpactTest extends Impacts {

    @RepeatedTest(40)
    void itEqualsASecondComputation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Questionnaire from = random(random);
        Questionnaire to = random(random);
        List<Answers> answers = new ArrayList<>();
        for (int i = 0; i < random.nextInt(300); i++) {
            answers.add(answers(random));
        }

        Impact impact = impact(from, to, answers);
        Expected expected = Expected.of(from, to, answers);

        assertThat(impact.compared()).isEqualTo(expected.before.size());
        assertThat(impact.leftOut()).isEqualTo(answers.size() - expected.before.size());
        assertThat(impact.inAnotherBand()).isEqualTo(expected.inAnotherBand);
        if (expected.before.isEmpty()) {
            assertThat(impact.middleBefore()).isEmpty();
        } else {
            assertThat(impact.middleBefore()).hasValue(middle(expected.before));
            assertThat(impact.middleAfter()).hasValue(middle(expected.after));
        }
        assertThat(impact.movedMost().isPresent()).isEqualTo(!expected.moved.isEmpty());
        impact.movedMost().ifPresent(most -> {
            double points =
                    Objects.requireNonNull(expected.moved.get(most.question().id()));
            assertThat(points)
                    .isCloseTo(
                            expected.moved.values().stream()
                                    .max(Double::compare)
                                    .orElseThrow(),
                            within(1e-6));
            assertThat(most.points()).isCloseTo(points / expected.before.size(), within(1e-9));
        });
    }

    private static int middle(List<Integer> scores) {
        return scores.stream().sorted().toList().get((scores.size() - 1) / 2);
    }

    /** The real one with other weights, places, bands and ids of some. */
    private Questionnaire random(Random random) {
        return edited(real, tree -> {
                    tree.remove("before_question");
                    for (int i = 0; i < 10; i++) {
                        ObjectNode question = at(tree, "/questions/" + i);
                        question.put("weight", 1 + random.nextInt(10));
                        if (random.nextInt(8) == 0) {
                            question.put("id", "another" + random.nextInt(1_000_000));
                        }
                        for (var answer : question.get("answers")) {
                            int place = answer.path("proactive").asInt(-1);
                            if (place > 0 && place < 100) {
                                ((ObjectNode) answer).put("proactive", random.nextInt(101));
                            }
                        }
                    }
                    at(tree, "/bands/1").put("from", 30 + random.nextInt(20));
                    at(tree, "/bands/2").put("from", 55 + random.nextInt(30));
                    if (random.nextInt(4) == 0) {
                        at(tree, "/bands/" + random.nextInt(3)).put("id", "another");
                    }
                })
                .questionnaire();
    }

    /** Some questions without an answer, some with one that is not known any more. */
    private Answers answers(Random random) {
        Map<String, String> choices = new HashMap<>();
        for (ChoiceQuestion question : inUse.choiceQuestions()) {
            if (random.nextInt(6) > 0) {
                List<Choice> from = question.choices();
                choices.put(
                        question.id(),
                        random.nextInt(20) == 0
                                ? "gone"
                                : from.get(random.nextInt(from.size())).id());
            }
        }
        return new Answers(choices);
    }

    /** With fractions and lists, from nothing but the records of the questionnaire. */
    private record Expected(List<Integer> before, List<Integer> after, Map<String, Double> moved, int inAnotherBand) {

        private static Expected of(Questionnaire from, Questionnaire to, List<Answers> answers) {
            List<Integer> before = new ArrayList<>();
            List<Integer> after = new ArrayList<>();
            Map<String, Double> moved = new TreeMap<>();
            int inAnotherBand = 0;
            for (Answers each : answers) {
                Map<String, BigDecimal> then = parts(from, each);
                Map<String, BigDecimal> now = parts(to, each);
                if (then.isEmpty() || now.isEmpty()) {
                    continue;
                }
                before.add(score(then));
                after.add(score(now));
                if (!band(from, score(then)).equals(band(to, score(now)))) {
                    inAnotherBand++;
                }
                Map<String, BigDecimal> all = new HashMap<>(then);
                all.putAll(now);
                for (String question : all.keySet()) {
                    double distance = now.getOrDefault(question, BigDecimal.ZERO)
                            .subtract(then.getOrDefault(question, BigDecimal.ZERO))
                            .abs()
                            .doubleValue();
                    if (distance > 1e-9) {
                        moved.merge(question, distance, Double::sum);
                    }
                }
            }
            return new Expected(before, after, moved, inAnotherBand);
        }

        private static Map<String, BigDecimal> parts(Questionnaire questionnaire, Answers answers) {
            Map<String, Integer> weighted = new HashMap<>();
            int weights = 0;
            for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
                for (Choice choice : question.choices()) {
                    if (choice.id().equals(answers.choices().get(question.id()))
                            && choice.proactive().isPresent()) {
                        weights += question.weight();
                        weighted.put(
                                question.id(),
                                question.weight() * choice.proactive().getAsInt());
                    }
                }
            }
            Map<String, BigDecimal> parts = new HashMap<>();
            for (Map.Entry<String, Integer> each : weighted.entrySet()) {
                parts.put(
                        each.getKey(),
                        BigDecimal.valueOf(each.getValue())
                                .divide(BigDecimal.valueOf(weights), 20, RoundingMode.HALF_UP));
            }
            return parts;
        }

        private static int score(Map<String, BigDecimal> parts) {
            return parts.values().stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(15, RoundingMode.HALF_UP)
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
        }

        private static String band(Questionnaire questionnaire, int score) {
            String found = "";
            for (Questionnaire.Band band : questionnaire.bands()) {
                found = band.from() <= score ? band.id() : found;
            }
            return found;
        }
    }
}
