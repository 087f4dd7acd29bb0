package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import jakarta.persistence.Embeddable;

/**
 * What submitting fixes.
 *
 * @param reference the secret part of the result's URL
 * @param score the proactive share in per cent, 0 to 100
 * @param band the id of the score's band in the version of the questionnaire that was answered
 */
@Embeddable
record SubmittedResult(String reference, int score, String band) {

    static SubmittedResult of(Questionnaire questionnaire, Answers answers) {
        Result result = Result.of(questionnaire, answers);
        return new SubmittedResult(
                References.next(), result.proactive(), result.band().id());
    }
}
