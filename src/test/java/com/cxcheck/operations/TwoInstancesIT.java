package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Ledger;
import com.cxcheck.Postgres;
import com.cxcheck.RunningJar;
import com.cxcheck.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Two real jars on one PostgreSQL, of which one is killed and started again while visitors walk. */
@Tag("slow")
class TwoInstancesIT {

    private static final int VISITORS = 200;
    private static final int VISITORS_AT_ONCE = 8;

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();

    /** A visitor who meets the other instance at each step, and also when one doesn't answer, as behind a load balancer. */
    private static final class Wanderer {

        private final List<Visitor.Server> servers;
        private final Visitor visitor;
        private int steps;

        Wanderer(List<Visitor.Server> servers) {
            this.servers = servers;
            this.visitor = Visitor.of(servers.get(0));
        }

        Visitor.Page step(Supplier<Visitor.Page> step) {
            visitor.moveTo(servers.get(steps++ % servers.size()));
            try {
                return step.get();
            } catch (UncheckedIOException killed) {
                visitor.moveTo(servers.get(steps++ % servers.size()));
                return step.get();
            }
        }
    }

    @Test
    void everyAnswerIsThereAndEverySubmissionOnceWhicheverInstanceAVisitorMeets() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.builder().start()) {
            String[] settings = Postgres.settings(postgres, "--cxcheck.admin.password=correct horse");
            ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
            // at once, on a database without a table
            Future<RunningJar> other = threads.submit(() -> new RunningJar(folder.resolve("second"), settings));
            RunningJar first = new RunningJar(folder.resolve("first"), settings);
            RunningJar second = other.get(10, TimeUnit.MINUTES);
            List<Visitor.Server> servers = List.of(first.address(), second.address());

            CountDownLatch half = new CountDownLatch(VISITORS / 2);
            List<Future<String>> walks = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                walks.add(threads.submit(() -> walk(new Wanderer(servers), half)));
            }
            assertThat(half.await(10, TimeUnit.MINUTES)).isTrue();
            first.kill();
            first.startAgain();
            Set<String> results = new HashSet<>();
            for (Future<String> walk : walks) {
                results.add(walk.get(10, TimeUnit.MINUTES));
            }
            threads.shutdown();

            JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
            ledger.compareWith(database, "two instances, one of them killed");
            assertThat(ledger.answers()).isEqualTo(VISITORS * 10);
            assertThat(results).hasSize(VISITORS);
            assertThat(database.sql("select reference from submission")
                            .query(String.class)
                            .list())
                    .map(reference -> "/results/" + reference)
                    .containsExactlyInAnyOrderElementsOf(results);

            consultantStaysSignedInOnBoth(servers);
            first.stop();
            second.stop();
        }
    }

    private String walk(Wanderer wanderer, CountDownLatch done) {
        Visitor visitor = wanderer.visitor;
        Map<String, String> theirs = ledger.of(visitor);
        for (int question = 1; question <= 10; question++) {
            String path = "/questions/" + question;
            String choice = question % 3 == 0 ? "A" : "B";
            Visitor.Page page = wanderer.step(() -> visitor.get(path));
            wanderer.step(() -> visitor.send(page, Map.of("choice", choice))).redirect();
            theirs.put("q" + question, choice);
        }
        Visitor.Page check = wanderer.step(() -> visitor.get("/answers"));
        String result = wanderer.step(() -> visitor.send(check, Map.of())).redirect();
        done.countDown();
        return result;
    }

    private static void consultantStaysSignedInOnBoth(List<Visitor.Server> servers) {
        Visitor consultant = Visitor.of(servers.get(0));
        consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "correct horse"));
        for (Visitor.Server server : servers) {
            consultant.moveTo(server);
            assertThat(consultant.get("/admin").text()).contains("All " + VISITORS);
        }
    }
}
