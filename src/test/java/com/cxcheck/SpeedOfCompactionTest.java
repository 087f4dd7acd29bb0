package com.cxcheck;

import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Questionnaire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Prints how long visitors wait while H2's file is rewritten, and how long a backup takes, with so many submissions:
 * {@code -Dpopulation=10000,1000000}.
 */
@EnabledIfSystemProperty(named = "population", matches = ".+")
class SpeedOfCompactionTest {

    @TempDir
    private Path folder;

    @Test
    void itTakesSoLong() throws IOException {
        Path backups = folder.resolve("backups");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;"
                        + "DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0",
                "--cxcheck.backup.folder=" + backups)) {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            long version = Objects.requireNonNull(
                    jdbc.queryForObject("select max(id) from questionnaire_version", Long.class));
            int there = 0;
            for (String population : System.getProperty("population", "").split(",", -1)) {
                int more = Integer.parseInt(population) - there;
                there += more;
                new Population(jdbc, context.getBean(Questionnaire.class), version, there)
                        .add(more, Instant.now(), 1_000);
                long before = Files.size(folder.resolve("cxcheck.mv.db"));
                Duration rewriting = time(scheduled(context, ".Compaction"));
                long after = Files.size(folder.resolve("cxcheck.mv.db"));
                Duration backingUp = time(scheduled(context, ".Backup"));
                System.out.printf(
                        "%,d submissions: rewritten in %d ms, from %,d to %,d bytes; backed up in %d ms, %,d bytes%n",
                        there, rewriting.toMillis(), before, after, backingUp.toMillis(), largest(backups));
            }
        }
    }

    private static Runnable scheduled(ConfigurableApplicationContext context, String name) {
        return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .map(task -> task.getRunnable())
                .filter(work -> work.toString().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }
}
