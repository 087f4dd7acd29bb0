package com.cxcheck.operations;

import com.cxcheck.H2Url;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many commits of one row H2 makes in a second, with forced writes and without, of so many each: {@code -Dcommits=4000}. The
 * disk of the temporary folder decides, so only when asked.
 */
@EnabledIfSystemProperty(named = "commits", matches = "\\d+")
class SpeedOfForcedWritesTest {

    @TempDir
    private Path folder;

    @Test
    void commitsInASecond() throws Exception {
        int commits = Integer.getInteger("commits");
        for (int threads : new int[] {1, 4, 16}) {
            double plain = perSecond(open("plain" + threads, false), threads, commits);
            double forced = perSecond(open("forced" + threads, true), threads, commits);
            System.out.printf("%d at a time: %.0f commits a second, %.0f forced%n", threads, plain, forced);
        }
    }

    /** As the program opens its own. */
    private DataSource open(String name, boolean forced) {
        String url = FailStopFilePath.url(H2Url.in(folder.resolve(name)));
        HikariDataSource pool = new HikariDataSource();
        pool.setUsername("cxcheck");
        pool.setPassword("");
        return new H2FileDataSource(forced ? ForcedFilePath.url(url) : url, pool, forced);
    }

    private static double perSecond(DataSource file, int threads, int commits) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Connection keptOpen = file.getConnection();
                Statement statement = keptOpen.createStatement()) {
            statement.execute("create table answer (id bigint primary key, text varchar(4000))");
            insertAll(executor, file, 0, threads, commits); // until the JVM is warm
            long begin = System.nanoTime();
            insertAll(executor, file, commits, threads, commits);
            return commits / threads * threads / ((System.nanoTime() - begin) / 1e9);
        } finally {
            executor.shutdown();
        }
    }

    private static void insertAll(ExecutorService executor, DataSource file, long first, int threads, int commits)
            throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            long from = first + (long) thread * (commits / threads);
            writers.add(() -> {
                insert(file, from, commits / threads);
                return null;
            });
        }
        for (Future<Void> writer : executor.invokeAll(writers)) {
            writer.get();
        }
    }

    private static void insert(DataSource file, long first, int commits) throws Exception {
        try (Connection connection = file.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into answer values (?, ?)")) {
            for (long id = first; id < first + commits; id++) {
                insert.setLong(1, id);
                insert.setString(2, "x".repeat(500));
                insert.executeUpdate();
            }
        }
    }
}
