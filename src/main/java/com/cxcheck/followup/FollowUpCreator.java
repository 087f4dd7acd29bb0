package com.cxcheck.followup;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Creates the follow-up of a submission in the transaction that submits it, and tells it of contact details. */
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
        Submission submission = submissions.findById(submitted.id()).orElseThrow();
        LocalDate day = LocalDate.ofInstant(submitted.submittedAt(), clock.getZone());
        followUps.save(new FollowUp(submission, properties.replyBy(day)));
    }

    /** Runs in the transaction of the visitor, which holds the lock of the submission. */
    @EventListener
    void update(ContactGiven given) {
        Submission submission = submissions.findById(given.id()).orElseThrow();
        followUps.findById(given.id()).ifPresent(followUp -> {
            followUp.setReachable(
                    submission.contact().filter(Contact::isReachable).isPresent());
            if (given.first()) {
                followUp.written(properties.replyBy(LocalDate.now(clock)));
            }
        });
    }
}
