package com.cxcheck.insight;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Change;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;

/** How the score of a respondent moved from one time to the next. */
enum Movement {
    /** Towards customer experience, by more than a single answer can. */
    UP,
    /** Towards customer service, by more than a single answer can. */
    DOWN,
    /** By no more than a single answer can. */
    MUCH_THE_SAME,
    /** The two versions of the questionnaire count differently. */
    NOT_COMPARED;

    static Movement between(
            Questionnaire earlierQuestionnaire, Answers earlier, Questionnaire laterQuestionnaire, Answers later) {
        Change change = Change.between(
                earlierQuestionnaire,
                Result.of(earlierQuestionnaire, earlier),
                laterQuestionnaire,
                Result.of(laterQuestionnaire, later));
        if (change.points().isEmpty()) {
            return NOT_COMPARED;
        } else if (change.withinOneAnswer()) {
            return MUCH_THE_SAME;
        }
        return change.points().getAsInt() > 0 ? UP : DOWN;
    }
}
