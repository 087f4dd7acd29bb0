package com.cxcheck.review;

import com.cxcheck.submission.SubmissionSubmitted;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes a follow-up for each submission, in the same transaction, so that none is without. */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
class NewFollowUp {

    private final FollowUps followUps;
    private final ReviewSettings settings;
    private final Clock clock;

    NewFollowUp(FollowUps followUps, ReviewSettings settings, Clock clock) {
        this.followUps = followUps;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void begin(SubmissionSubmitted submission) {
        LocalDate day = LocalDate.ofInstant(submission.submittedAt(), clock.getZone());
        followUps.save(new FollowUp(submission.id(), FollowUp.workingDaysAfter(day, settings.replyWithin())));
    }
}
