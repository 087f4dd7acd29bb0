package com.cxcheck.round;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.round.Disclosure.Level;
import com.cxcheck.round.Sheet.Block;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The answers to a question in two rounds that follow one another, not necessarily of the same people. */
record Change(Spread before, Spread now) {

    /** In points. */
    static final int CLEAR = 25;

    /** The quantile of the normal distribution that 10 of 100 random differences exceed in one of both directions. */
    private static final double QUANTILE = 1.645;

    /** The change since an earlier sheet; empty unless both show counts of the same question with the same values. */
    static Optional<Change> of(Block now, Sheet earlier) {
        return now.level() != Level.COUNTS
                ? Optional.empty()
                : earlier.blocks().stream()
                        .filter(before -> before.level() == Level.COUNTS
                                && before.question().id().equals(now.question().id())
                                && values(before.question()).equals(values(now.question())))
                        .map(before -> new Change(before.spread(), now.spread()))
                        .findFirst();
    }

    private static Map<String, OptionalInt> values(ChoiceQuestion question) {
        return question.choices().stream().collect(Collectors.toMap(Choice::id, Choice::proactive));
    }

    /** The changes of a sheet by the ids of the questions. */
    static Map<String, Change> all(Sheet now, Sheet earlier) {
        return now.blocks().stream()
                .map(block -> of(block, earlier)
                        .map(change -> Map.entry(block.question().id(), change)))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static double mean(Spread spread) {
        return (double) spread.sum() / spread.number();
    }

    /** Whether the averages differ by {@value #CLEAR} points and by more than chance makes plausible. */
    public boolean hasMoved() {
        double error = Math.sqrt(before.variance() / before.number() + now.variance() / now.number());
        double difference = Math.abs(mean(now) - mean(before));
        return difference >= CLEAR && difference >= QUANTILE * error;
    }

    public boolean isUp() {
        return mean(now) > mean(before);
    }
}
