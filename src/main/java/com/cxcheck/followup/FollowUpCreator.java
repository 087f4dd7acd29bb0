package com.cxcheck.followup;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Creates the follow-up of a submission in the transaction that submits it. */
@Component
@EnableConfigurationProperties(FollowUpProperties.class)
class FollowUpCreator {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final FollowUpProperties properties;
    private final Clock clock;

    FollowUpCreator(Submissions submissions, FollowUps followUps, FollowUpProperties properties, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    void create(SubmissionSubmitted submitted) {
        LocalDate day = LocalDate.ofInstant(submitted.submittedAt(), clock.getZone());
        Submission submission = submissions.findById(submitted.id()).orElseThrow();
        followUps.save(new FollowUp(submission, FollowUp.workingDaysAfter(day, properties.replyWithin())));
    }
}
