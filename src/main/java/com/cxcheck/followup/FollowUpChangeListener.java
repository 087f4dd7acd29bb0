package com.cxcheck.followup;

import com.cxcheck.submission.SubmissionsChanged;
import jakarta.persistence.PostUpdate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes {@link SubmissionsChanged} when a follow-up changes; a new one comes with a change of its submission. */
class FollowUpChangeListener {

    private final ApplicationEventPublisher events;

    FollowUpChangeListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @PostUpdate
    void publish(FollowUp followUp) {
        events.publishEvent(new SubmissionsChanged(List.of(followUp.submittedAt())));
    }
}
