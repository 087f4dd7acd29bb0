package com.cxcheck.insight;

import com.cxcheck.insight.AnswerStatistics.ChoiceCount;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a question tells little about who answered it.
 *
 * @param value a share in per cent, or a correlation in hundredths
 */
record Remark(Kind kind, QuestionStatistics question, int value, String choice) {

    enum Kind {
        /** Those who do well elsewhere do worse here. */
        REVERSED,
        /** How somebody answers it says little about their other answers. */
        UNRELATED,
        SAME_ANSWER,
        NOT_APPLICABLE
    }

    /** With fewer answers, chance alone could be the reason. */
    private static final int MIN_ANSWERS = 30;

    /** The least item-rest correlation of an item that belongs to a scale, as textbooks have it. */
    private static final double MIN_CORRELATION = .2;

    /** In per cent: nearly everybody. */
    private static final int SAME = 85;

    /** In per cent: many. */
    private static final int MANY = 25;

    /** The correlation with two decimals. */
    public double decimal() {
        return value / 100.0;
    }

    /** The worst first. */
    static List<Remark> of(List<QuestionStatistics> questions) {
        List<Remark> remarks = new ArrayList<>();
        for (QuestionStatistics question : questions) {
            AnswerStatistics answers = question.first();
            if (answers.counted() >= MIN_ANSWERS) {
                answers.correlation()
                        .filter(correlation -> correlation < MIN_CORRELATION)
                        .ifPresent(correlation -> remarks.add(new Remark(
                                correlation < 0 ? Kind.REVERSED : Kind.UNRELATED,
                                question,
                                (int) Math.round(100 * correlation),
                                "")));
                ChoiceCount most = answers.choices().stream()
                        .max(Comparator.comparingLong(ChoiceCount::number))
                        .orElseThrow();
                if (100 * most.number() >= SAME * answers.counted()) {
                    remarks.add(new Remark(
                            Kind.SAME_ANSWER,
                            question,
                            most.percent(),
                            most.choice().text()));
                }
            }
            if (answers.answered() >= MIN_ANSWERS && 100 * answers.notApplicable() >= MANY * answers.answered()) {
                Mean share = new Mean(100.0 * answers.notApplicable(), answers.answered());
                remarks.add(new Remark(Kind.NOT_APPLICABLE, question, share.rounded(), ""));
            }
        }
        remarks.sort(Comparator.comparing(Remark::kind).thenComparingInt(Remark::value));
        return remarks;
    }
}
