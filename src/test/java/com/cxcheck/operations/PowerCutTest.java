package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.H2Url;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A file of H2, opened as the program does, on a disk whose power is cut again and again while several threads commit. {@link PowerCut}
 * says what is simulated.
 */
class PowerCutTest {

    private static final int CUTS = 100;
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
    void whatCameLastIsLostAndSomeFilesAreDamaged() throws Exception {
        cutAgainAndAgain();

        assertThat(damaged).isLessThan(CUTS / 4);
        assertThat(lost).as("else this disk forgets nothing").isPositive();
        assertThat(acknowledged).isGreaterThan(CUTS * MIN_OPERATIONS / 4);
    }

    /** Each cut meets a file that none has met before. */
    private void cutAgainAndAgain() throws Exception {
        PowerCut.register();
        String url = url();
        for (int cut = 1; cut <= CUTS; cut++) {
            long[] rows = create(url);
            writeUntilThePowerIsCut(url, rows, cut);
            PowerCut.powerOn();
            acknowledged += total(rows);
            try {
                long[] found = found(url);
                for (int thread = 0; thread < THREADS; thread++) {
                    lost += Math.max(0, rows[thread] - found[thread]);
                }
            } catch (DataAccessException | SQLException e) {
                System.out.println("cut " + cut + ": " + e.getMessage());
                damaged++;
                lost += total(rows);
            }
            FileSystemUtils.deleteRecursively(folder.resolve("data"));
        }
        System.out.printf(
                "H2: %d cuts, %d damaged files, %d commits acknowledged, %d of them lost%n",
                CUTS, damaged, acknowledged, lost);
    }

    /** The URL of application.yaml, with this disk below what the program puts between. */
    private String url() {
        return FailStopFilePath.url(
                H2Url.in(folder.resolve("data")).replace("jdbc:h2:file:", "jdbc:h2:file:powercut:"));
    }

    /** A database that was closed, as one is that was stopped once. */
    private static long[] create(String url) throws SQLException {
        try (Connection connection = connect(url)) {
            jdbc(connection).execute("create table answer (id bigint primary key, text varchar(4000))");
        }
        return new long[THREADS];
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "cxcheck", "");
    }

    private static JdbcTemplate jdbc(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** Adds the rows whose commits ended without an error. */
    private void writeUntilThePowerIsCut(String url, long[] rows, int seed) throws Exception {
        List<Connection> connections = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            connections.add(connect(url));
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
                        jdbc.update(
                                "insert into answer values (?, ?)",
                                number * ROWS + rows[number],
                                "x".repeat(length.nextInt(4_000)));
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
    private static long[] found(String url) throws SQLException {
        long[] found = new long[THREADS];
        try (Connection connection = connect(url)) {
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
                found[thread] = ids.size();
            }
        }
        return found;
    }

    private static long total(long[] rows) {
        return LongStream.of(rows).sum();
    }
}
