package com.cxcheck.assessment;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.intention.Intention;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Guide.Action;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.site.QrCode;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.Others;
import com.cxcheck.submission.Submission;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the result page shows.
 *
 * @param questionnaire that of the submission, in the language of the page
 * @param thread the comments of the consultants and the messages of the visitor
 * @param mayWrite whether the visitor can write back, and say what will be done
 * @param key of the mailed link with which it is opened, or empty
 * @param intentions what the visitor will do; only for who may write
 * @param action what was done about the feedback
 * @param displayNames of the consultants who wrote, by their user names
 * @param isRespondent whether it is shown to the visitor who answered
 * @param retake the same visitor's results before this one; null if there is none, or for anyone else
 * @param replyWithin in working days
 * @param sendsMails whether a copy can be sent
 * @param reminds whether a reminder can be sent
 * @param tooFewDays for how many days results are kept if that is too short for a reminder, or else 0
 * @param others how others answered; null if they are too few, or if that is switched off
 */
record ResultPage(
        Submission submission,
        Questionnaire questionnaire,
        Result result,
        List<Action> actions,
        List<ThreadEntry> thread,
        boolean mayWrite,
        String key,
        List<Intention> intentions,
        @Nullable ActionTaken action,
        Map<String, String> displayNames,
        boolean isRespondent,
        @Nullable Retake retake,
        int replyWithin,
        boolean sendsMails,
        boolean reminds,
        long tooFewDays,
        String link,
        String previewImage,
        ZoneId zone,
        @Nullable Others others) {

    /** The result of a submission that is not stored: nobody has written about it, and nothing can be sent. */
    static ResultPage ofPreview(Submission unsaved, Content draft, int replyWithin, String previewImage, ZoneId zone) {
        Result result = Result.of(draft.questionnaire(), unsaved.answers());
        return new ResultPage(
                unsaved,
                draft.questionnaire(),
                result,
                draft.guide().actionsFor(result, ResultPages.MAX_ACTIONS),
                List.of(),
                false,
                "",
                List.of(),
                null,
                Map.of(),
                true,
                null,
                replyWithin,
                false,
                false,
                0,
                "",
                previewImage,
                zone,
                null);
    }

    /**
     * A recommendation.
     *
     * @param number of its question, from 1
     * @param points by about how many the score would rise
     * @param intention what the visitor will do about it, or null
     */
    record Step(
            Explanation explanation,
            int number,
            int points,
            @Nullable Intention intention) {}

    /** @param number of its question, from 1 */
    record Answer(Explanation explanation, int number) {

        /** The third of the scale that it is in. */
        public String level() {
            int proactive = explanation.choice().proactive().orElse(50);
            return proactive < 34 ? "low" : proactive < 67 ? "middle" : "high";
        }
    }

    public String displayName(String username) {
        return Objects.requireNonNull(displayNames.get(username));
    }

    public ZonedDateTime submittedAt() {
        return submission.submittedAt().atZone(zone);
    }

    public List<Step> steps() {
        return result.firstSteps().stream()
                .map(step -> new Step(step, number(step), result.points(step), intention(step)))
                .toList();
    }

    /** Where the visitor says what will be done about a step. */
    public String path(Step step) {
        String question = step.explanation().question().id();
        return Navigation.withKey(Navigation.resultPage(submission.reference()) + "/steps/" + question, key);
    }

    private @Nullable Intention intention(Explanation step) {
        return intentions.stream()
                .filter(each -> each.question().equals(step.question().id()))
                .findFirst()
                .orElse(null);
    }

    public List<Answer> answers() {
        return result.explanations().stream()
                .map(each -> new Answer(each, number(each)))
                .toList();
    }

    private int number(Explanation explanation) {
        return questionnaire.questions().indexOf(explanation.question()) + 1;
    }

    public List<ThemeLine> themeLines() {
        return ThemeLine.of(result, answers());
    }

    /** How many per cent chose the same. */
    public int share(Answer answer) {
        Explanation each = answer.explanation();
        return Objects.requireNonNull(others)
                .share(each.question().id(), each.choice().id());
    }

    /** The score before, unless it was made on a version that counts differently. */
    public @Nullable Integer comparableScore() {
        return retake != null && retake.previous().comparable()
                ? retake.previous().score()
                : null;
    }

    public QrCode qr() {
        return QrCode.of(link);
    }

    public TeamSize[] teamSizes() {
        return TeamSize.values();
    }
}
