package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The real jar on its own database file, killed in the middle of its work as a power cut would. */
class KilledIT {

    private static final int KILLS = 10;
    private static final int VISITORS_AT_ONCE = 8;
    private static final int ANSWERS_BEFORE_A_KILL = 60;

    @TempDir
    private Path folder;

    /** The answers that each visitor saw accepted. */
    private final Map<Visitor, Map<String, String>> accepted = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Visitor> unfinished = new ConcurrentLinkedQueue<>();

    @Test
    void everyAnswerThatAVisitorSawAcceptedIsThereAfterTenKills() throws Exception {
        int port = freePort();
        for (int kill = 1; kill <= KILLS; kill++) {
            Process server = start(port);
            visitUntilKilled(server, new Visitor.Server("http://localhost:" + port));
        }
        Process last = start(port);
        last.destroy();
        assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();

        List<Map<String, Object>> rows = JdbcClient.create(new DriverManagerDataSource(
                        "jdbc:h2:file:" + folder.resolve("data/cxcheck")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE",
                        "cxcheck",
                        ""))
                .sql("select token_hash, answers from submission")
                .query()
                .listOfRows();
        Map<String, Map<?, ?>> stored = new HashMap<>();
        rows.forEach(row -> stored.put(
                String.valueOf(row.get("token_hash")),
                JsonMapper.shared().readValue(String.valueOf(row.get("answers")), Map.class)));
        int answers = accepted.values().stream().mapToInt(Map::size).sum();
        List<String> missing = new ArrayList<>();
        accepted.forEach((visitor, theirs) -> theirs.forEach((question, choice) -> {
            Map<?, ?> found = stored.getOrDefault(hash(visitor.cookie("visitor")), Map.of());
            if (!choice.equals(found.get(question))) {
                missing.add(question + "=" + choice + " but stored is " + found);
            }
        }));
        System.out.printf(
                "%d kills: %d answers acknowledged by %d visitors, %d found, %d rows doubled%n",
                KILLS, answers, accepted.size(), answers - missing.size(), rows.size() - stored.size());
        assertThat(answers).isGreaterThanOrEqualTo(KILLS * ANSWERS_BEFORE_A_KILL);
        assertThat(missing).isEmpty();
        assertThat(rows).hasSameSizeAs(stored.keySet());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start(int port) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("jar"),
                        "--server.port=" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Visitor probe = Visitor.of(new Visitor.Server("http://localhost:" + port));
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                assertThat(probe.get("/").status()).isEqualTo(200);
                return process;
            } catch (UncheckedIOException notYet) {
                // and once more
            }
        }
        throw new AssertionError(Files.readString(log));
    }

    private void visitUntilKilled(Process server, Visitor.Server address) throws Exception {
        CountDownLatch answers = new CountDownLatch(ANSWERS_BEFORE_A_KILL);
        ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
        List<Future<?>> visits = new ArrayList<>();
        for (int i = 0; i < VISITORS_AT_ONCE; i++) {
            visits.add(threads.submit(() -> visit(address, answers)));
        }
        assertThat(answers.await(60, TimeUnit.SECONDS)).isTrue();
        server.destroyForcibly().waitFor();
        for (Future<?> visit : visits) {
            visit.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    /** Goes on with walks that a kill has interrupted, then begins new ones, until the server is gone. */
    private void visit(Visitor.Server server, CountDownLatch answers) {
        while (true) {
            Visitor visitor = unfinished.poll();
            if (visitor == null) {
                visitor = Visitor.of(server);
            } else {
                visitor.moveTo(server);
            }
            try {
                walk(visitor, answers);
            } catch (UncheckedIOException killed) {
                unfinished.add(visitor);
                return;
            }
        }
    }

    private void walk(Visitor visitor, CountDownLatch answers) {
        Map<String, String> theirs = accepted.computeIfAbsent(visitor, each -> new ConcurrentHashMap<>());
        for (int question = theirs.size() + 1; question <= 10; question++) {
            String choice = (question + accepted.size()) % 2 == 0 ? "A" : "B";
            visitor.answer(question, choice).redirect();
            theirs.put("q" + question, choice);
            answers.countDown();
        }
        Visitor.Page check = visitor.get("/answers");
        if (check.status() == 200) {
            visitor.send(check, Map.of()).redirect();
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
