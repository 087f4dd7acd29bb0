package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What PostgreSQL has to promise, and whether it keeps it when its processes are killed. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class PostgresDurabilityTest {

    /** Each takes about a second, so there are some of them; {@code -Dkills=100} for more. */
    private static final int KILLS = Integer.getInteger("kills", 20);

    private static final int THREADS = 4;
    private static final int COMMITS_BEFORE_A_KILL = 50;

    /** The first row of each thread is a multiple of it. */
    private static final long ROWS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"fsync", "synchronous_commit", "full_page_writes"})
    void aServerThatCanLoseWhatItAcknowledgedStopsTheStartInOneSentence(String setting, CapturedOutput output)
            throws IOException {
        try (EmbeddedPostgres postgres =
                Postgres.builder().setServerConfig(setting, "off").start()) {
            assertThat(catchThrowable(() -> SpringApplication.run(
                                    CxCheckApplication.class, Postgres.settings(postgres, "--server.port=0"))
                            .close()))
                    .isNotNull();
        }
        assertThat(output)
                .contains("spring.datasource.url: the server of the database jdbc:postgresql://")
                .contains(" has " + setting + " off, so that a power cut can lose answers; turn it on.")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServersProcessesAreKilled() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLongArray acknowledged = new AtomicLongArray(THREADS);
        Random chance = new Random(1);
        try (EmbeddedPostgres postgres = Postgres.builder().start()) {
            DriverManagerDataSource database = new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"));
            new JdbcTemplate(database).execute("create table answer (id bigint primary key, text text not null)");
            List<Future<?>> writers = LongStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        while (!enough.get()) {
                            write(database, (int) thread, acknowledged, enough);
                        }
                    }))
                    .toList();
            for (int kills = 0; kills < KILLS; ) {
                waitForCommits(acknowledged);
                List<Long> processes = onceRecovered(() -> new JdbcTemplate(database)
                        .queryForList(
                                "select pid from pg_stat_activity where pid <> pg_backend_pid() order by pid",
                                Long.class));
                long process = processes.get(chance.nextInt(processes.size()));
                if (ProcessHandle.of(process)
                        .filter(ProcessHandle::destroyForcibly)
                        .isPresent()) {
                    kills++;
                }
            }
            waitForCommits(acknowledged);
            enough.set(true);
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            long lost = 0;
            for (int thread = 0; thread < THREADS; thread++) {
                long first = thread * ROWS;
                long end = first + acknowledged.get(thread);
                lost += end
                        - first
                        - onceRecovered(() -> new JdbcTemplate(database)
                                .queryForObject(
                                        "select count(*) from answer where id >= ? and id < ?",
                                        Long.class,
                                        first,
                                        end));
            }
            System.out.printf(
                    "PostgreSQL: %d kills, %d commits acknowledged, %d of them lost%n",
                    KILLS, total(acknowledged), lost);
            assertThat(lost).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asks until it is answered, since the server refuses or breaks connections from a kill until it has recovered. */
    private static <T> T onceRecovered(Callable<T> question) {
        return await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(question, Objects::nonNull);
    }

    private static void waitForCommits(AtomicLongArray acknowledged) {
        long before = total(acknowledged);
        await().atMost(Duration.ofMinutes(1)).until(() -> total(acknowledged) >= before + COMMITS_BEFORE_A_KILL);
    }

    /** Until the connection breaks. A row whose commit wasn't answered may be there already. */
    private static void write(
            DriverManagerDataSource database, int thread, AtomicLongArray acknowledged, AtomicBoolean enough) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into answer values (?, ?) on conflict do nothing")) {
            while (!enough.get()) {
                insert.setLong(1, thread * ROWS + acknowledged.get(thread));
                insert.setString(2, "x".repeat(500));
                insert.executeUpdate();
                acknowledged.incrementAndGet(thread);
            }
        } catch (SQLException killed) {
            // tries again on a new connection, while the server recovers
        }
    }

    private static long total(AtomicLongArray rows) {
        return LongStream.range(0, THREADS)
                .map(thread -> rows.get((int) thread))
                .sum();
    }
}
