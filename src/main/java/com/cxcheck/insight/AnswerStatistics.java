package com.cxcheck.insight;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How a question was answered in a segment.
 *
 * @param choices those that count, the least proactive first
 * @param notApplicable how many said that the question doesn't apply
 * @param correlation the corrected item-rest correlation: of this question's values with the score of all others. Empty if
 *     there are fewer than two values on either side
 */
record AnswerStatistics(List<ChoiceCount> choices, long notApplicable, Mean mean, Optional<Double> correlation) {

    /** Below this sum of squared deviations, all values are the same but for errors of binary fractions. */
    private static final double EPSILON = 1e-6;

    /** @param percent the share of all that count; those of a question add up to 100 */
    record ChoiceCount(Choice choice, long number, int percent) {

        public int proactive() {
            return choice.proactive().orElse(0);
        }
    }

    static AnswerStatistics of(ChoiceQuestion question, List<Long> versions, SegmentStatistics segment) {
        List<Choice> counting = question.choices().stream()
                .filter(Choice::applicable)
                .sorted(Comparator.comparingInt(choice -> choice.proactive().orElseThrow()))
                .toList();
        List<Long> numbers = counting.stream()
                .map(choice -> segment.get(Measure.ANSWER, question.id(), choice.id(), versions))
                .toList();
        Iterator<Integer> percentages = Percentages.of(numbers).iterator();
        List<ChoiceCount> choices = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < counting.size(); i++) {
            choices.add(new ChoiceCount(counting.get(i), numbers.get(i), percentages.next()));
            sum += (double) numbers.get(i) * choices.get(i).proactive();
        }
        long number = numbers.stream().mapToLong(each -> each).sum();
        long notApplicable = question.choices().stream()
                .filter(choice -> !choice.applicable())
                .mapToLong(choice -> segment.get(Measure.ANSWER, question.id(), choice.id(), versions))
                .sum();
        return new AnswerStatistics(
                choices, notApplicable, new Mean(sum, number), correlation(question, choices, versions, segment));
    }

    private static Optional<Double> correlation(
            ChoiceQuestion question, List<ChoiceCount> choices, List<Long> versions, SegmentStatistics segment) {
        double n = 0;
        double x = 0;
        double xx = 0;
        double xy = 0;
        double y = 0;
        for (ChoiceCount each : choices) {
            String choice = each.choice().id();
            long pairs = each.number() - segment.get(Measure.WITHOUT_REST, question.id(), choice, versions);
            double rest = segment.get(Measure.REST, question.id(), choice, versions) / 100.0;
            n += pairs;
            x += (double) pairs * each.proactive();
            xx += (double) pairs * each.proactive() * each.proactive();
            xy += rest * each.proactive();
            y += rest;
        }
        double yy = segment.get(Measure.REST_SQUARED, question.id(), "", versions) / 10_000.0;
        double deviations = (xx - x * x / n) * (yy - y * y / n);
        return n > 1 && xx - x * x / n > EPSILON && yy - y * y / n > EPSILON
                ? Optional.of((xy - x * y / n) / Math.sqrt(deviations))
                : Optional.empty();
    }

    public StackedBar bar() {
        return StackedBar.of(
                choices.stream().map(ChoiceCount::number).toList(),
                choices.stream()
                        .map(choice -> StackedBar.step(choice.proactive()))
                        .toList());
    }

    /**
     * The shares for those who don't see the bar, such as A 33%.
     *
     * @param percent how a percentage is written, with {0} for the number
     */
    public List<String> inWords(String percent) {
        return choices.stream()
                .map(each -> each.choice().id() + " " + percent.replace("{0}", String.valueOf(each.percent())))
                .toList();
    }

    /** How many answered with a choice that counts. */
    public long counted() {
        return mean.of();
    }

    public long answered() {
        return counted() + notApplicable;
    }
}
