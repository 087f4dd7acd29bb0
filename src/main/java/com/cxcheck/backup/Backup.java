package com.cxcheck.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Copies H2's file into a folder while visitors go on writing, if the operator names one: the running program has the file
 * locked, so that nobody else can. A copy holds every answer that was acknowledged before it began.
 */
@Component
@ConditionalOnProperty("cxcheck.backup.folder")
@EnableConfigurationProperties(Backup.Settings.class)
class Backup implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /** In UTC, so that the order of the names is that of time, also when the clocks change. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'cxcheck-'yyyyMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    /**
     * Backups of H2's file.
     *
     * @param folder where they are kept; without it none is made
     * @param cron when one is made, as second, minute, hour, day, month and day of the week
     * @param keep how many are kept; the oldest is removed
     */
    @ConfigurationProperties("cxcheck.backup")
    record Settings(
            Path folder,
            @DefaultValue("0 0 3 * * *") String cron,
            @DefaultValue("14") int keep) {

        Settings {
            if (!CronExpression.isValidExpression(cron)) {
                throw new IllegalArgumentException(
                        "cxcheck.backup.cron has to have six fields, such as 0 0 3 * * * for each night at three");
            }
            if (keep < 1) {
                throw new IllegalArgumentException("cxcheck.backup.keep has to be 1 or more");
            }
        }
    }

    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Backup(Settings settings, @Value("${spring.datasource.url}") String database, JdbcClient jdbc, Clock clock) {
        if (DatabaseDriver.fromJdbcUrl(database) != DatabaseDriver.H2) {
            throw wrong(settings, "The program backs up H2 only; PostgreSQL is backed up with pg_dump.");
        }
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw wrong(settings, "This folder is not there and can't be made.");
        }
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static InvalidConfigurationPropertyValueException wrong(Settings settings, String reason) {
        return new InvalidConfigurationPropertyValueException("cxcheck.backup.folder", settings.folder(), reason);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addCronTask(this::backUp, settings.cron());
    }

    void backUp() {
        Path folder = settings.folder().toAbsolutePath();
        Path unfinished = folder.resolve("unfinished.part");
        Path backup = folder.resolve(NAME.format(clock.instant()));
        try {
            jdbc.sql("backup to ?").param(unfinished.toString()).update();
            writeThrough(unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            removeTheOldest(folder);
            LOG.info("Backed up into {}, {} bytes", backup, Files.size(backup));
        } catch (DataAccessException | IOException e) {
            LOG.error(
                    "No backup was made in {}: {}",
                    folder,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    /** Has what was written on the disk before it bears its name. */
    private static void writeThrough(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void removeTheOldest(Path folder) throws IOException {
        List<Path> backups = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "cxcheck-*Z.zip")) {
            found.forEach(backups::add);
        }
        backups.sort(Comparator.reverseOrder());
        for (Path old : backups.stream().skip(settings.keep()).toList()) {
            Files.delete(old);
        }
    }
}
