package com.cxcheck.round;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the answers to one question are spread over the scale, computed in whole numbers.
 *
 * @param places the proactive values of the answers, by ascending value; those whom the question doesn't apply to are left out
 */
record Spread(List<Place> places) {

    /** The height of a person in pixels. */
    private static final int PERSON = 14;

    private static final int SMALLEST_PERSON = 6;

    private static final int MAX_HEIGHT = 70;

    /** @param number how many people are at a value of 0 to 100 */
    record Place(int proactive, int number) {}

    static Spread of(ChoiceQuestion question, FrequencyTable tally) {
        List<Place> places = question.choices().stream()
                .filter(Choice::applicable)
                .mapToInt(choice -> choice.proactive().orElseThrow())
                .distinct()
                .sorted()
                .mapToObj(value -> new Place(value, numberAt(value, question, tally)))
                .filter(place -> place.number() > 0)
                .toList();
        return new Spread(places);
    }

    private static int numberAt(int value, ChoiceQuestion question, FrequencyTable tally) {
        return question.choices().stream()
                .filter(choice -> choice.proactive().orElse(-1) == value)
                .mapToInt(choice -> tally.count(question, choice))
                .sum();
    }

    public int number() {
        return places.stream().mapToInt(Place::number).sum();
    }

    /** The height of one person in pixels, 14 at most, so that the highest stack has 70. */
    public int step() {
        return Math.max(1, Math.min(PERSON, MAX_HEIGHT / most()));
    }

    /** Whether the stacks are low enough to show each person, rather than bars. */
    public boolean isCountable() {
        return step() >= SMALLEST_PERSON;
    }

    /** Of the stack of people at a place, in pixels. */
    public int height(Place place) {
        return isCountable() ? place.number() * step() : Math.max(2, place.number() * MAX_HEIGHT / most());
    }

    private int most() {
        return places.stream().mapToInt(Place::number).max().orElseThrow();
    }

    /** The sum of all values. */
    long sum() {
        return places.stream()
                .mapToLong(place -> (long) place.number() * place.proactive())
                .sum();
    }

    /** Rounded half up. */
    public int average() {
        return rounded(sum(), number());
    }

    /** The sum of the distances of all answers from a value; divided by {@link #number}, it is how far people are from it. */
    long distances(int value) {
        return places.stream()
                .mapToLong(place -> (long) place.number() * Math.abs(place.proactive() - value))
                .sum();
    }

    /** The sum of the differences of all pairs. */
    long differences() {
        return IntStream.range(0, places.size())
                .mapToLong(first -> places.subList(first + 1, places.size()).stream()
                        .mapToLong(second -> (long) places.get(first).number()
                                * second.number()
                                * (second.proactive() - places.get(first).proactive()))
                        .sum())
                .sum();
    }

    long pairs() {
        return (long) number() * (number() - 1) / 2;
    }

    /** The sample variance; 0 of fewer than two. */
    double variance() {
        double mean = (double) sum() / number();
        double squares = places.stream()
                .mapToDouble(place -> place.number() * Math.pow(place.proactive() - mean, 2))
                .sum();
        return number() < 2 ? 0 : squares / (number() - 1);
    }

    /** Divides and rounds half up; neither may be negative. */
    static int rounded(long dividend, long divisor) {
        return Math.toIntExact((2 * dividend + divisor) / (2 * divisor));
    }
}
