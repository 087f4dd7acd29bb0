package com.cxcheck.operations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all rows of H2 as SQL into a folder, if the operator names one; H2 locks its file, so that no other process can. A backup
 * is a consistent snapshot: it holds everything acknowledged before it began, and nothing deleted before.
 */
@Component
@ConditionalOnProperty("cxcheck.backup.folder")
class Backup implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /** In UTC, so that names sort by time, also when the clocks change. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'cxcheck-'yyyyMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    /** If more backups are kept, their lifetime is extrapolated. */
    private static final int MAX_COUNTED = 1_000;

    /**
     * @param folder where backups are kept; without it none is made
     * @param cron when one is made, as second, minute, hour, day, month and day of the week
     * @param keep how many are kept; then the oldest is removed
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

        /** Days, rounded up, until a backup made just before now is removed. */
        long lifetimeDays(Clock clock) {
            ZonedDateTime now = ZonedDateTime.now(clock);
            long keptDays = Stream.iterate(now, Objects::nonNull, CronExpression.parse(cron)::next)
                    .skip(Math.min(keep, MAX_COUNTED))
                    .findFirst()
                    .map(last -> ChronoUnit.DAYS.between(now, last) + 1)
                    .orElse(0L);
            return keep > MAX_COUNTED ? keptDays * keep / MAX_COUNTED : keptDays;
        }
    }

    private final Settings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    Backup(Settings settings, @Value("${spring.datasource.url}") String database, DataSource pool, Clock clock) {
        if (DatabaseDriver.fromJdbcUrl(database) != DatabaseDriver.H2) {
            throw invalid(settings, "The program backs up H2 only; PostgreSQL is backed up with pg_dump.");
        }
        try {
            RestrictedFiles.makeFolders(settings.folder());
        } catch (IOException e) {
            throw invalid(settings, "This folder is not there and can't be made.");
        }
        this.settings = settings;
        DataSource direct = H2FileDataSource.direct(pool);
        this.jdbc = JdbcClient.create(direct);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(direct));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        this.clock = clock;
    }

    private static InvalidConfigurationPropertyValueException invalid(Settings settings, String reason) {
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
            RestrictedFiles.makeFolders(folder);
            write(unfinished);
            force(unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            removeOldest(folder);
            LOG.info("Backed up into {}, {} bytes", backup, Files.size(backup));
        } catch (DataAccessException | TransactionException | IOException e) {
            LOG.error(
                    "No backup was made in {}: {}",
                    folder,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            unfinished.toFile().delete();
        }
    }

    private void write(Path file) {
        snapshot.executeWithoutResult(transaction -> jdbc.sql("script to ? compression zip")
                .param(FailStopFilePath.name(file))
                .query()
                .listOfRows());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void removeOldest(Path folder) throws IOException {
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
