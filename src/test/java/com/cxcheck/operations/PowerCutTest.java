package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.H2Url;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A file of H2, opened as the program does, on a disk whose power is cut again and again while several threads commit. {@link PowerCut}
 * says what is simulated. {@code -Dcuts=300} makes it so many.
 */
@Tag("slow")
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("cuts", 100);
    private static final int THREADS = 4;

    /** Writes and forces before a cut, at the least and at the most. */
    private static final int MIN_OPERATIONS = 10;

    private static final int MAX_OPERATIONS = 150;

    /** The first row of each thread is a multiple of it. */
    private static final long ROWS = 1_000_000;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private long acknowledged;
    private long lost;
    /** Files that don't open, can't be read, or lack rows before the last one. */
    private int damaged;

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        PowerCut.powerOn();
    }

    @Test
    void withForcedWritesTheFileOpensAfterEachCutAndNothingAcknowledgedIsLost() throws Exception {
        cutAgainAndAgain(true);

        assertThat(damaged).isZero();
        assertThat(lost).isZero();
        assertThat(acknowledged).isGreaterThan(CUTS * MIN_OPERATIONS / 4);
    }

    @Test
    void withoutThemWhatCameLastIsLostAndSomeFilesAreDamaged() throws Exception {
        cutAgainAndAgain(false);

        assertThat(damaged).isLessThan(CUTS / 4);
        assertThat(lost).as("else this disk forgets nothing").isPositive();
        assertThat(acknowledged).isGreaterThan(CUTS * MIN_OPERATIONS / 4);
    }

    @Test
    void theSettingForcesTheWritesToTheProgramsFileAlsoOnceItIsRewritten() {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + H2Url.in(folder.resolve("data")),
                "--cxcheck.h2.force-writes=true")) {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            H2FileDataSource file = H2FileDataSource.of(pool).orElseThrow();
            Instant before = file.createdAt().orElseThrow();

            context.getBean(Compaction.class).compact();

            assertThat(pool.getJdbcUrl()).startsWith("jdbc:h2:forced:");
            assertThat(new JdbcTemplate(pool).queryForObject("select database_path()", String.class))
                    .startsWith("forced:");
            assertThat(file.createdAt().orElseThrow()).isAfter(before);
        }
    }

    /** With forced writes each cut meets what the one before has left, else a file that none has met before. */
    private void cutAgainAndAgain(boolean forced) throws Exception {
        PowerCut.register();
        long[] rows = create(forced);
        for (int cut = 1; cut <= CUTS; cut++) {
            long[] before = rows.clone();
            writeUntilThePowerIsCut(open(forced), rows, cut);
            PowerCut.powerOn();
            acknowledged += total(rows) - total(before);
            boolean replace = !forced;
            try {
                long[] found = found(open(forced));
                for (int thread = 0; thread < THREADS; thread++) {
                    lost += Math.max(0, rows[thread] - found[thread]);
                }
                rows = found;
            } catch (DataAccessException | SQLException e) {
                System.out.println((forced ? "forced writes, cut " : "cut ") + cut + ": " + e.getMessage());
                damaged++;
                lost += total(rows) - total(before);
                replace = true;
            }
            if (replace) {
                FileSystemUtils.deleteRecursively(folder.resolve("data"));
                rows = create(forced);
            }
        }
        System.out.printf(
                "H2%s: %d cuts, %d damaged files, %d commits acknowledged, %d of them lost%n",
                forced ? " with forced writes" : "", CUTS, damaged, acknowledged, lost);
    }

    /** As the program opens its own, with this disk below what it puts between. */
    private DataSource open(boolean forced) {
        String url = FailStopFilePath.url(
                H2Url.in(folder.resolve("data")).replace("jdbc:h2:file:", "jdbc:h2:file:powercut:"));
        HikariDataSource pool = new HikariDataSource();
        pool.setUsername("cxcheck");
        pool.setPassword("");
        return new H2FileDataSource(forced ? ForcedFilePath.url(url) : url, pool, forced);
    }

    /** A database that was closed, as one is that was stopped once. */
    private long[] create(boolean forced) throws SQLException {
        try (Connection connection = open(forced).getConnection()) {
            JdbcTemplate jdbc = jdbc(connection);
            jdbc.execute("create table answer (id bigint primary key, text varchar(4000))");
            jdbc.execute("create table mail (id bigint primary key)");
        }
        return new long[THREADS];
    }

    private static JdbcTemplate jdbc(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** Half of the threads write a row by a statement, the others two rows of two tables in a transaction. */
    private static void write(JdbcTemplate jdbc, long id, String text) {
        jdbc.update("insert into answer values (?, ?)", id, text);
        if (isInTransaction(id)) {
            jdbc.update("insert into mail values (?)", id);
            jdbc.execute((Connection connection) -> {
                connection.commit();
                return id;
            });
        }
    }

    private static boolean isInTransaction(long id) {
        return id / ROWS % 2 == 1;
    }

    /** Adds the rows whose commits ended without an error. */
    private void writeUntilThePowerIsCut(DataSource file, long[] rows, int seed) throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Connection connection = file.getConnection();
            connection.setAutoCommit(!isInTransaction(thread * ROWS));
            connections.add(connection);
        }
        Random chance = new Random(seed);
        PowerCut.after(MIN_OPERATIONS + chance.nextInt(MAX_OPERATIONS - MIN_OPERATIONS), seed);
        List<Future<?>> writers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            JdbcTemplate jdbc = jdbc(connections.get(thread));
            Random length = new Random(seed + thread);
            writers.add(threads.submit(() -> {
                try {
                    while (true) {
                        write(jdbc, number * ROWS + rows[number], "x".repeat(length.nextInt(4_000)));
                        rows[number]++;
                    }
                } catch (DataAccessException e) {
                    assertThat(PowerCut.happened()).as(e.getMessage()).isTrue();
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException withoutPower) {
                assertThat(PowerCut.happened()).as(withoutPower.getMessage()).isTrue();
            }
        }
    }

    /** How many rows of each thread there are; fails if the file is damaged, so that not even the earlier ones are all there. */
    private static long[] found(DataSource file) throws SQLException {
        long[] found = new long[THREADS];
        try (Connection connection = file.getConnection()) {
            JdbcTemplate jdbc = jdbc(connection);
            for (int thread = 0; thread < THREADS; thread++) {
                List<Long> ids = jdbc.queryForList(
                        "select id from answer where id between ? and ? and text is not null order by id",
                        Long.class,
                        thread * ROWS,
                        thread * ROWS + ROWS - 1);
                if (!ids.equals(LongStream.range(thread * ROWS, thread * ROWS + ids.size())
                        .boxed()
                        .toList())) {
                    throw new SQLException("Rows are missing before the last");
                }
                if (isInTransaction(thread * ROWS)
                        && !ids.equals(jdbc.queryForList(
                                "select id from mail where id between ? and ? order by id",
                                Long.class,
                                thread * ROWS,
                                thread * ROWS + ROWS - 1))) {
                    throw new SQLException("Transactions are there in part");
                }
                found[thread] = ids.size();
            }
            if (!Long.valueOf(total(found)).equals(jdbc.queryForObject("select count(*) from answer", Long.class))) {
                throw new SQLException("Rows are counted that aren't there");
            }
        }
        return found;
    }

    private static long total(long[] rows) {
        return LongStream.of(rows).sum();
    }
}
