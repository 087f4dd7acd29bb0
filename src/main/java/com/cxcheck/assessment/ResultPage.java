package com.cxcheck.assessment;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.questionnaire.Guide.Action;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.reply.Comment;
import com.cxcheck.site.QrCode;
import com.cxcheck.submission.Contact.TeamSize;
import com.cxcheck.submission.Submission;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the result page shows.
 *
 * @param result in the language of the page
 * @param action what was done about the feedback
 * @param isRespondent whether it is shown to the visitor who answered
 * @param previous the same visitor's attempt before this one, shown to that visitor only
 * @param sendsMails whether a copy can be sent
 */
record ResultPage(
        Submission submission,
        Result result,
        List<Action> actions,
        List<Comment> comments,
        @Nullable ActionTaken action,
        boolean isRespondent,
        @Nullable Previous previous,
        boolean sendsMails,
        String link,
        ZoneId zone) {

    record Previous(int score, Band band, ZonedDateTime submittedAt) {}

    public ZonedDateTime submittedAt() {
        return submission.submittedAt().atZone(zone);
    }

    public QrCode qr() {
        return QrCode.of(link);
    }

    public TeamSize[] teamSizes() {
        return TeamSize.values();
    }
}
