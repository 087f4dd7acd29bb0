package com.cxcheck.submission;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes {@link SubmissionsChanged} for each submitted entity that Hibernate writes, but for tests. */
class SubmissionChangeListener {

    private final ApplicationEventPublisher events;

    SubmissionChangeListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void publish(Submission submission) {
        if (submission.isSubmitted() && !submission.isTest()) {
            events.publishEvent(new SubmissionsChanged(List.of(submission.submittedAt())));
        }
    }
}
