package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Backing up PostgreSQL with its own tools as the operator's page says, while a visitor writes, and going on from the
 * backup. It uses the machine's own PostgreSQL, since the one of the other tests has no tools. Where there is none it is
 * skipped, but not where CI is set: there it has to be.
 */
@Tag("slow")
class PostgresBackupTest extends PostgresDumps {

    static final String NO_TOOLS = "no PostgreSQL with pg_dump is found; install it, or put its programs on the PATH.";

    static boolean toolsAreThereOrHaveToBe() {
        boolean runs = tools().isPresent() || System.getenv("CI") != null;
        if (!runs) {
            System.out.println("The test of pg_dump is skipped: " + NO_TOOLS);
        }
        return runs;
    }

    @Test
    void everyAnswerThatWasAcknowledgedBeforeADumpBeganIsThereWhenItIsRestored() throws Exception {
        Ledger ledger = new Ledger();
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            Ledger before;
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                CountDownLatch first = new CountDownLatch(30);
                AtomicBoolean enough = new AtomicBoolean();
                ExecutorService thread = Executors.newSingleThreadExecutor();
                Future<?> visits = thread.submit(() -> {
                    while (!enough.get()) {
                        walk(visitor(context), ledger, first);
                    }
                });
                assertThat(first.await(5, TimeUnit.MINUTES)).isTrue();
                before = ledger.soFar();
                postgres.run(
                        "pg_dump", "-Fc", "-f", postgres.file("cxcheck.dump").toString(), "cxcheck");
                enough.set(true);
                visits.get(5, TimeUnit.MINUTES);
                thread.shutdown();
            }

            postgres.run("createdb", "restored");
            postgres.run(
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    "-d",
                    "restored",
                    postgres.file("cxcheck.dump").toString());
            assertThat(ledger.answers()).isGreaterThan(before.answers());
            try (ConfigurableApplicationContext context = start(postgres.url("restored"))) {
                before.compareWith(context.getBean(JdbcClient.class), "restored from a dump made meanwhile");
                visitor(context).walk("B", "And on it goes.");
            }
        }
    }
}
