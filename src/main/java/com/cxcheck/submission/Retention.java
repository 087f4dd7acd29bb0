package com.cxcheck.submission;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes what has been kept long enough, once an hour, on one of the instances. */
@Component
@EnableConfigurationProperties(Retention.Periods.class)
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /**
     * For how long answers are kept, such as 30d; a number alone means days.
     *
     * @param inProgress walks that are not submitted, from their last step
     * @param submitted submissions, from when they were submitted; without it they are kept until somebody deletes them
     */
    @ConfigurationProperties("cxcheck.retention")
    record Periods(
            @DefaultValue("30d") @DurationUnit(ChronoUnit.DAYS)
            Duration inProgress,

            @DurationUnit(ChronoUnit.DAYS) @Nullable Duration submitted) {

        private static final Duration SHORTEST = Duration.ofDays(1);

        Periods {
            require(inProgress, "cxcheck.retention.in-progress");
            require(submitted, "cxcheck.retention.submitted");
        }

        private static void require(@Nullable Duration period, String key) {
            if (period != null && period.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(key + " has to be a day or more, such as 30d");
            }
        }
    }

    private final Periods periods;
    private final Submissions submissions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Retention(Periods periods, Submissions submissions, AuditTrail auditTrail, Clock clock) {
        this.periods = periods;
        this.submissions = submissions;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @SchedulerLock(name = "retention", lockAtLeastFor = "PT55M", lockAtMostFor = "PT55M")
    void deleteWhatHasBeenKeptLongEnough() {
        int deleted = submissions.deleteAbandoned(clock.instant().minus(periods.inProgress()));
        if (periods.submitted() != null) {
            deleted += submissions.deleteSubmitted(clock.instant().minus(periods.submitted()));
        }
        if (deleted > 0) {
            LOG.info("Deleted {} submissions that have been kept long enough", deleted);
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.DELETED, "submissions kept long enough: " + deleted);
        }
    }
}
