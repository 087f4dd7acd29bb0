package com.cxcheck.operations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Rewrites H2's file each night, and within an hour where the last time is more than a day ago, because the program wasn't running
 * or it failed. Without this H2 keeps what was deleted or changed in its file until it needs the room: its own compaction at a stop
 * moves only some chunks, and with H2 2.4.240 can lose data after two crashes, so that MAX_COMPACT_TIME is 0. It goes with H2, or
 * once H2 overwrites deleted rows; PostgreSQL's vacuum does this itself.
 */
@Component
@Conditional(H2FileCondition.class)
class Compaction implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** @param cron when, as second, minute, hour, day, month and day of the week; visitors wait meanwhile */
    @ConfigurationProperties("cxcheck.compaction")
    record Settings(@DefaultValue("0 30 2 * * *") String cron) {

        Settings {
            if (!CronExpression.isValidExpression(cron)) {
                throw new IllegalArgumentException(
                        "cxcheck.compaction.cron has to have six fields, such as 0 30 2 * * * for each night at half past two");
            }
        }
    }

    private final Settings settings;
    private final H2FileDataSource file;
    private final Clock clock;

    Compaction(Settings settings, DataSource database, Clock clock) {
        this.settings = settings;
        this.file = H2FileDataSource.of(database).orElseThrow();
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addCronTask(this::compact, settings.cron());
        tasks.addFixedDelayTask(new FixedDelayTask(this::compactIfOverdue, Duration.ofHours(1), Duration.ofMinutes(1)));
    }

    void compactIfOverdue() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        if (file.createdAt().filter(yesterday::isAfter).isPresent()) {
            compact();
        }
    }

    void compact() {
        long start = System.nanoTime();
        try {
            long bytes = file.rewrite();
            LOG.info(
                    "Rewrote H2's file without what was deleted: {} bytes, in {} ms",
                    bytes,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.error(
                    "H2's file can't be rewritten, so that what was deleted is still in it: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }
}
