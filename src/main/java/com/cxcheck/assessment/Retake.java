package com.cxcheck.assessment;

import com.cxcheck.intention.Intention;
import com.cxcheck.questionnaire.Change;
import com.cxcheck.questionnaire.Questionnaire.Band;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a result page shows of the same visitor's other results, to that visitor only.
 *
 * @param previous the result before the shown one
 * @param change from the previous result to the shown one
 * @param between what was intended after the previous result
 * @param attempts the latest ones, the shown one among them unless it is older, the latest first
 */
record Retake(Attempted previous, Change change, List<Between> between, List<Attempted> attempts) {

    /** @param step the title of the step that was intended */
    record Between(String step, Intention intention) {}

    /**
     * A result of the visitor.
     *
     * @param version of its questionnaire
     * @param path of its result page
     * @param shown whether it is the one of this page
     * @param comparable whether its score can be compared with that of this page
     */
    record Attempted(
            int score,
            Band band,
            ZonedDateTime submittedAt,
            int version,
            String path,
            boolean shown,
            boolean comparable) {}

    /** The scores that the line shows beside that of the page and the previous one. */
    public List<Integer> otherScores() {
        return attempts.stream()
                .filter(each ->
                        each.comparable() && !each.shown() && !each.path().equals(previous.path()))
                .map(Attempted::score)
                .toList();
    }
}
