package com.cxcheck.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/**
 * Prints how many commits of one row H2 makes in a second, with forced writes and without, of so many each: {@code -Dcommits=3000}. The
 * disk of the temporary folder decides, so only when asked.
 */
@EnabledIfSystemProperty(named = "commits", matches = "\\d+")
class SpeedOfForcedWritesTest {

    @TempDir
    private Path folder;

    @Test
    void commitsInASecond() throws Exception {
        int commits = Integer.getInteger("commits");
        for (int threads : new int[] {1, 8, 32}) {
            double plain = perSecond(url("plain" + threads), threads, commits);
            double forced = perSecond(ForcedFilePath.url(url("forced" + threads)), threads, commits);
            System.out.printf("%d at a time: %.0f commits a second, %.0f forced%n", threads, plain, forced);
        }
    }

    private String url(String name) throws IOException {
        Object url = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("spring.datasource.url");
        return FailStopFilePath.url(String.valueOf(url).replace("./data/cxcheck", folder.resolve(name) + ""));
    }

    private static double perSecond(String url, int threads, int commits) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (Connection keptOpen = DriverManager.getConnection(url, "cxcheck", "");
                Statement statement = keptOpen.createStatement()) {
            statement.execute("create table answer (id bigint primary key, text varchar(4000))");
            List<Callable<Void>> writers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long first = (long) thread * commits;
                writers.add(() -> {
                    insert(url, first, commits / threads);
                    return null;
                });
            }
            long begin = System.nanoTime();
            for (Future<Void> writer : executor.invokeAll(writers)) {
                writer.get();
            }
            return commits / threads * threads / ((System.nanoTime() - begin) / 1e9);
        } finally {
            executor.shutdown();
        }
    }

    private static void insert(String url, long first, int commits) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "cxcheck", "");
                PreparedStatement insert = connection.prepareStatement("insert into answer values (?, ?)")) {
            for (long id = first; id < first + commits; id++) {
                insert.setLong(1, id);
                insert.setString(2, "x".repeat(500));
                insert.executeUpdate();
            }
        }
    }
}
