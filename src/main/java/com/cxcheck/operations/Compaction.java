package com.cxcheck.operations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Has nothing that was deleted or changed in H2's file for much longer than a day: it is rewritten each night, and within an
 * hour where that is more than a day ago because the program didn't run or it failed. PostgreSQL's vacuum does this itself.
 */
@Component
@EnableConfigurationProperties(Compaction.Settings.class)
class Compaction implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /**
     * Rewriting H2's file without what was deleted.
     *
     * @param cron when, as second, minute, hour, day, month and day of the week; visitors wait meanwhile
     */
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
    private final Optional<H2FileDataSource> file;
    private final Clock clock;

    Compaction(Settings settings, DataSource database, Clock clock) {
        this.settings = settings;
        this.file = H2FileDataSource.of(database);
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (file.isPresent()) {
            tasks.addCronTask(this::compact, settings.cron());
            tasks.addFixedDelayTask(
                    new FixedDelayTask(this::compactIfOverdue, Duration.ofHours(1), Duration.ofMinutes(1)));
        }
    }

    void compactIfOverdue() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        if (file.flatMap(H2FileDataSource::made).filter(yesterday::isAfter).isPresent()) {
            compact();
        }
    }

    void compact() {
        long start = System.nanoTime();
        try {
            long bytes = file.orElseThrow().rewrite();
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
