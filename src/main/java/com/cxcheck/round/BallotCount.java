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
record BallotCount(
        @Convert(converter = FrequencyTableConverter.class) FrequencyTable tally,

        @Column(name = "cast_count") int cast,

        int onSharedDevice) {

    static final BallotCount NONE = new BallotCount(FrequencyTable.EMPTY, 0, 0);

    /** Returns a count with the complete answers of one more person. */
    BallotCount with(Questionnaire questionnaire, Answers answers, boolean fromSharedDevice) {
        return new BallotCount(
                tally.with(questionnaire, answers), cast + 1, fromSharedDevice ? onSharedDevice + 1 : onSharedDevice);
    }
}
