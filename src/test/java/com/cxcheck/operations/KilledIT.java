package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Ledger;
import com.cxcheck.RunningJar;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The real jar on its own database file, killed in the middle of its work. */
@Tag("slow")
class KilledIT {

    private static final int VISITORS_AT_ONCE = 8;
    private static final int ANSWERS_BEFORE_A_KILL = 60;

    private static final int MAX_TRIES = 20;

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();

    private final ConcurrentLinkedQueue<Visitor> unfinished = new ConcurrentLinkedQueue<>();

    @Test
    void everyAnswerThatAVisitorSawAcceptedIsThereAfterTenKills() throws Exception {
        everythingIsThereAfter(10);
    }

    @Test
    void itIsAlsoThereWhereTheFileIsBeingRewrittenEverySecond() throws Exception {
        everythingIsThereAfter(4, "--cxcheck.compaction.cron=* * * * * *");
    }

    private void everythingIsThereAfter(int kills, String... settings) throws Exception {
        RunningJar server = new RunningJar(folder, settings);
        for (int kill = 1; kill <= kills; kill++) {
            visitUntilKilled(server);
            server.startAgain();
        }
        server.stop();

        assertThat(ledger.answers()).isGreaterThanOrEqualTo(kills * ANSWERS_BEFORE_A_KILL);
        DriverManagerDataSource file = new DriverManagerDataSource(
                "jdbc:h2:file:" + folder.resolve("data/cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE",
                "cxcheck",
                "");
        ledger.compareWith(JdbcClient.create(file), kills + " kills");
    }

    private void visitUntilKilled(RunningJar server) throws Exception {
        CountDownLatch answers = new CountDownLatch(ANSWERS_BEFORE_A_KILL);
        ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
        List<Future<?>> visits = new ArrayList<>();
        for (int i = 0; i < VISITORS_AT_ONCE; i++) {
            visits.add(threads.submit(() -> visit(server.address(), answers)));
        }
        assertThat(answers.await(5, TimeUnit.MINUTES)).isTrue();
        server.kill();
        for (Future<?> visit : visits) {
            visit.get(5, TimeUnit.MINUTES);
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
        Map<String, String> theirs = ledger.of(visitor);
        for (int number = theirs.size() + 1; number <= 10; number++) {
            String path = "/questions/" + number;
            String choice = number % 2 == 0 ? "A" : "B";
            Page question = served(() -> visitor.get(path));
            served(() -> visitor.send(question, Map.of("choice", choice))).redirect();
            theirs.put("q" + number, choice);
            answers.countDown();
        }
        Page check = served(() -> visitor.get("/answers"));
        if (check.status() == 200) {
            served(() -> visitor.send(check, Map.of())).redirect();
        }
    }

    /** Tries again while told to, as those are who wait longer than five seconds for the file to be rewritten. */
    private static Page served(Supplier<Page> request) {
        Page page = request.get();
        for (int tries = 1; page.status() == 503 && tries < MAX_TRIES; tries++) {
            page = request.get();
        }
        return page;
    }
}
