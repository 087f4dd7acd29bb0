package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * What is in the box.
 *
 * @param cast how many people have answered
 * @param onSharedDevice how many of them on a shared device
 */
@Embeddable
record Count(
        @Convert(converter = TallyConverter.class) Tally tally,

        @Column(name = "cast_count") int cast,

        int onSharedDevice) {

    static final Count NONE = new Count(Tally.EMPTY, 0, 0);

    /** Returns a count with the complete answers of one more person. */
    Count with(Questionnaire questionnaire, Answers answers, boolean fromSharedDevice) {
        return new Count(
                tally.with(questionnaire, answers), cast + 1, fromSharedDevice ? onSharedDevice + 1 : onSharedDevice);
    }
}
