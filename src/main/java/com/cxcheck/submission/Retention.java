package com.cxcheck.submission;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes submissions after their retention period, once an hour on one of the instances. */
@Component
@EnableConfigurationProperties(RetentionPeriods.class)
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** How long what a consultant answered as a test is kept. */
    private static final Duration TESTS = Duration.ofDays(1);

    private final RetentionPeriods periods;
    private final Submissions submissions;
    private final ApplicationEventPublisher events;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Retention(
            RetentionPeriods periods,
            Submissions submissions,
            ApplicationEventPublisher events,
            AuditTrail auditTrail,
            Clock clock) {
        this.periods = periods;
        this.submissions = submissions;
        this.events = events;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @SchedulerLock(name = "retention", lockAtLeastFor = "PT55M", lockAtMostFor = "PT55M")
    void deleteExpired() {
        submissions.deleteTests(clock.instant().minus(TESTS));
        Instant now = clock.instant();
        Instant inProgressBefore = now.minus(periods.inProgress());
        Instant submittedBefore = periods.submitted() == null ? null : now.minus(periods.submitted());
        events.publishEvent(new SubmissionsExpiring(inProgressBefore, submittedBefore));
        int deleted = submissions.deleteAbandoned(inProgressBefore);
        if (submittedBefore != null) {
            deleted += submissions.deleteSubmitted(submittedBefore);
        }
        if (deleted > 0) {
            LOG.info("Deleted {} submissions that have been kept long enough", deleted);
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.DELETED, "submissions kept long enough: " + deleted);
        }
    }
}
