package com.cxcheck.followup;

import com.cxcheck.account.ConsultantDisabled;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives the follow-ups of a consultant whose account is disabled to another, or to nobody, in the same transaction. Those that are
 * done stay with the consultant who did them.
 */
@Component
class WorkHandover {

    private final FollowUps followUps;
    private final EntityManager entities;
    private final AuditTrail auditTrail;
    private final Clock clock;

    WorkHandover(FollowUps followUps, EntityManager entities, AuditTrail auditTrail, Clock clock) {
        this.followUps = followUps;
        this.entities = entities;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @EventListener
    void handOver(ConsultantDisabled disabled) {
        int number = 0;
        for (List<FollowUp> batch = next(disabled); !batch.isEmpty(); batch = next(disabled)) {
            for (FollowUp followUp : batch) {
                disabled.successor().ifPresentOrElse(followUp::assignTo, followUp::unassign);
                followUp.changedBy(disabled.actor(), clock.instant());
            }
            number += batch.size();
            // so that memory does not grow with the number of follow-ups
            entities.flush();
            entities.clear();
        }
        if (number > 0) {
            String successor = disabled.successor().orElse("(unassigned)");
            auditTrail.record(
                    disabled.actor(),
                    AuditedAction.HANDED_OVER,
                    disabled.username() + " to " + successor + ", submissions: " + number);
        }
    }

    private List<FollowUp> next(ConsultantDisabled disabled) {
        return followUps.findTop100ByAssigneeAndStateNotOrderBySubmissionId(disabled.username(), FollowUp.State.DONE);
    }
}
