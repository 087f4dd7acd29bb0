package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.cxcheck.Ledger;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rewriting H2's file, with visitors at work, on a disk that fails, and with the program killed in the middle of it. */
@Tag("slow")
class CompactionTest extends Compactions {

    private static String connectionTimeout(int milliseconds) {
        return "--spring.datasource.hikari.connection-timeout=" + milliseconds;
    }

    /** One who has written, and deleted it. */
    private static void writeAndDelete(Visitor visitor) {
        visitor.walk("B", WORD);
        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
    }

    @Test
    void whatWasDeletedIsGoneFromTheFileAndTheRestIsThere() throws IOException {
        try (ConfigurableApplicationContext context = start()) {
            Visitor stays = visitor(context);
            String result = stays.walk("B", "It stays.");
            writeAndDelete(visitor(context));
            assertThat(isInTheFile(WORD)).as("H2 keeps it").isTrue();

            context.getBean(Compaction.class).compact();

            assertThat(isInTheFile(WORD)).isFalse();
            assertThat(isInTheFile("It stays.")).isTrue();
            assertThat(files()).containsExactly("cxcheck.mv.db");
            assertThat(stays.get(result).status()).isEqualTo(200);
            visitor(context).walk("A", "And on it goes.");
        }
        assertThat(isInTheFile(WORD)).isFalse();
        try (ConfigurableApplicationContext again = start()) {
            visitor(again).walk("A", "And on it goes.");
        }
    }

    @Test
    void visitorsAtWorkNoticeNothingAndLoseNothing() throws Exception {
        Ledger ledger = new Ledger();
        try (ConfigurableApplicationContext context = start(connectionTimeout(60_000))) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(40);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> visits = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                visits.add(threads.submit(() -> {
                    while (!enough.get()) {
                        Visitor visitor = visitor(context);
                        for (int question = 1; question <= 10; question++) {
                            visitor.answer(question, "B").redirect();
                            ledger.of(visitor).put("q" + question, "B");
                            begun.countDown();
                        }
                    }
                }));
            }
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            for (int times = 0; times < 10; times++) {
                Instant before = createdAt(context);
                context.getBean(Compaction.class).compact();
                assertThat(createdAt(context)).isAfter(before);
            }
            enough.set(true);
            for (Future<?> visit : visits) {
                visit.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();
            ledger.compareWith(context.getBean(JdbcClient.class), "rewritten ten times");
        }
    }

    private static Instant createdAt(ConfigurableApplicationContext context) {
        return H2FileDataSource.of(context.getBean(DataSource.class))
                .orElseThrow()
                .createdAt()
                .orElseThrow();
    }

    @Test
    void whoWaitsTooLongMeanwhileIsToldWhenToTryAgain() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ConfigurableApplicationContext context = start(connectionTimeout(1_000))) {
            Visitor visitor = visitor(context);
            visitor.answer(1, "B").redirect();
            FullDisk.watch(path -> {
                if (path.getName().contains(".new.")) {
                    writing.countDown();
                    join(goOn);
                }
            });
            CompletableFuture<Void> work = CompletableFuture.runAsync(context.getBean(Compaction.class)::compact);
            join(writing);

            Page page = visitor.get("/questions/2");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("10");
            goOn.countDown();
            work.get(60, TimeUnit.SECONDS);
            visitor.answer(2, "B").redirect();
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whileSomebodyUsesTheDatabaseForLongItIsLeftForLater(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext context = start(connectionTimeout(1_000))) {
            writeAndDelete(visitor(context));
            try (Connection longExport = context.getBean(DataSource.class).getConnection()) {
                context.getBean(Compaction.class).compact();
                assertThat(longExport.isValid(1)).isTrue();
            }
            assertThat(isInTheFile(WORD)).isTrue();
            visitor(context).walk("A", "");

            context.getBean(Compaction.class).compact();
            assertThat(isInTheFile(WORD)).isFalse();
        }
        assertThat(output)
                .containsOnlyOnce("H2's file can't be rewritten, so that what was deleted is still in it: ")
                .doesNotContain("\tat ");
    }

    @Test
    void itIsDoneWithinTheHourWhereItIsMoreThanADayAgo() throws IOException {
        try (ConfigurableApplicationContext context = start()) {
            writeAndDelete(visitor(context));
            Instant made = createdAt(context);

            compactionAt(context, made.plus(Duration.ofHours(24))).compactIfOverdue();
            assertThat(isInTheFile(WORD)).isTrue();

            compactionAt(context, made.plus(Duration.ofHours(24)).plusMillis(1)).compactIfOverdue();
            assertThat(isInTheFile(WORD)).isFalse();
            assertThat(createdAt(context)).isAfter(made);
        }
    }

    private static Compaction compactionAt(ConfigurableApplicationContext context, Instant now) {
        return new Compaction(
                new Compaction.Settings("0 30 2 * * *"),
                context.getBean(DataSource.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aWrongTimeStopsTheStartWithASentence(CapturedOutput output) {
        assertThat(catchThrowable(
                        () -> start("--cxcheck.compaction.cron=nightly").close()))
                .isNotNull();

        assertThat(output)
                .contains("cxcheck.compaction.cron has to have six fields")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void theClockStartsItAtTheTimeThatIsSet() {
        try (ConfigurableApplicationContext context = start("--cxcheck.compaction.cron=* * * * * *")) {
            Instant before = createdAt(context);
            await().until(() -> createdAt(context).isAfter(before));
        }
    }
}
