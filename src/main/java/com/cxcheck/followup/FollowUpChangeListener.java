package com.cxcheck.followup;

import com.cxcheck.followup.FollowUp.Recorded;
import com.cxcheck.followup.History.Kind;
import com.cxcheck.submission.SubmissionsChanged;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostUpdate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes {@link SubmissionsChanged}, {@link Assigned} and {@link ActionChanged}, and adds to the {@link History} when a follow-up changes; a new one comes with a change of
 * its submission.
 */
class FollowUpChangeListener {

    private final ApplicationEventPublisher events;
    private final History history;
    private final Clock clock;

    FollowUpChangeListener(ApplicationEventPublisher events, History history, Clock clock) {
        this.events = events;
        this.history = history;
        this.clock = clock;
    }

    @PostLoad
    void remember(FollowUp followUp) {
        followUp.remember();
    }

    @PostUpdate
    void publish(FollowUp followUp) {
        Recorded before = followUp.remember();
        if (before != null) {
            addToHistory(followUp, before);
        }
        events.publishEvent(new SubmissionsChanged(List.of(followUp.submittedAt())));
    }

    private void addToHistory(FollowUp followUp, Recorded before) {
        long id = followUp.submissionId();
        boolean byConsultant = !Objects.equals(before.changedAt(), followUp.changedAt());
        String consultant = byConsultant ? followUp.changedBy().orElse(null) : null;
        Instant now = clock.instant();
        if (before.state() != followUp.state()) {
            history.record(id, now, consultant, Kind.STATE, followUp.state().name());
        }
        String assignee = followUp.assignee().orElse("");
        if (!Objects.requireNonNullElse(before.assignee(), "").equals(assignee)) {
            history.record(id, now, consultant, Kind.ASSIGNEE, assignee);
            followUp.assignee()
                    .ifPresent(name -> events.publishEvent(new Assigned(id, name, Optional.ofNullable(consultant))));
        }
        if (before.actionVersion() != followUp.feedbackAction().version()) {
            String line =
                    followUp.feedbackAction().taken().map(ActionTaken::line).orElse("");
            history.record(id, now, consultant, Kind.ACTION_TAKEN, line);
            events.publishEvent(new ActionChanged(id));
        }
    }
}
