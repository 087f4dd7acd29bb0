package com.cxcheck.review;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes a follow-up for each submission, in the same transaction, so that none is without. */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
class NewFollowUp {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final ReviewSettings settings;
    private final Clock clock;

    NewFollowUp(Submissions submissions, FollowUps followUps, ReviewSettings settings, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void begin(SubmissionSubmitted submitted) {
        LocalDate day = LocalDate.ofInstant(submitted.submittedAt(), clock.getZone());
        Submission submission = submissions.findById(submitted.id()).orElseThrow();
        followUps.save(new FollowUp(submission, FollowUp.workingDaysAfter(day, settings.replyWithin())));
    }
}
