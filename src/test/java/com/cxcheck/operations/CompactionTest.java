package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Ledger;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Rewriting H2's file, with visitors at work, on a disk that fails, and with the program killed in the middle of it. */
@ExtendWith(OutputCaptureExtension.class)
class CompactionTest {

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
            + "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";

    private static final String WORD = "unmistakable";

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        FullDisk.register();
    }

    @AfterEach
    void makeRoom() {
        FullDisk.makeRoom();
        FullDisk.watchNoMore();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path file() {
        return data().resolve("cxcheck.mv.db");
    }

    private ConfigurableApplicationContext start(String... more) {
        return SpringApplication.run(
                CxCheckApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.datasource.url=jdbc:h2:file:fulldisk:" + data().resolve("cxcheck")
                                                + OPTIONS),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String connectionTimeout(int milliseconds) {
        return "--spring.datasource.hikari.connection-timeout=" + milliseconds;
    }

    private static Visitor visitor(ConfigurableApplicationContext context) {
        return Visitor.of(new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    private boolean isInTheFile(String word) throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).contains(word);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 40_000})
    void onAFullDiskTheOldFileStays(int left, CapturedOutput output) throws IOException {
        try (ConfigurableApplicationContext context = start()) {
            visitor(context).walk("B", WORD);
            FullDisk.leave(left);
            context.getBean(Compaction.class).compact();
            FullDisk.makeRoom();

            assertThat(output)
                    .containsOnlyOnce("H2's file can't be rewritten, so that what was deleted is still in it: ")
                    .contains("No space left on device")
                    .doesNotContain("\tat ");
            assertThat(files()).containsExactly("cxcheck.mv.db");
            visitor(context).walk("A", "And on it goes.");
            context.getBean(Compaction.class).compact();
            assertThat(isInTheFile(WORD)).isTrue();
        }
    }

    @Test
    void killedAtAnyMomentItLeavesAFileThatOpensWithAllThatWasAcknowledged() throws Exception {
        Ledger ledger = new Ledger();
        List<Path> crashes = new ArrayList<>();
        try (ConfigurableApplicationContext context = start()) {
            Visitor visitor = visitor(context);
            for (int question = 1; question <= 10; question++) {
                visitor.answer(question, "B").redirect();
                ledger.of(visitor).put("q" + question, "B");
            }
            FullDisk.watch(path -> crashes.add(copy(folder.resolve("crash" + crashes.size()))));
            context.getBean(Compaction.class).compact();
            crashes.add(copy(folder.resolve("crash" + crashes.size())));
            FullDisk.watchNoMore();
        }
        assertThat(crashes).hasSizeGreaterThan(5);
        for (Path crash : crashes) {
            DriverManagerDataSource database = new DriverManagerDataSource(
                    "jdbc:h2:file:" + crash.resolve("cxcheck") + OPTIONS + ";IFEXISTS=TRUE", "cxcheck", "");
            ledger.compareWith(JdbcClient.create(database), crash.getFileName().toString());
        }
        // and what one of them left is no obstacle
        FileSystemUtils.deleteRecursively(data());
        Path half = crashes.stream()
                .filter(crash -> Files.exists(crash.resolve("cxcheck.new.mv.db")))
                .findFirst()
                .orElseThrow();
        FileSystemUtils.copyRecursively(half, data());
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(Compaction.class).compact();
            assertThat(files()).containsExactly("cxcheck.mv.db");
            ledger.compareWith(context.getBean(JdbcClient.class), "rewritten after a crash");
        }
    }

    private Path copy(Path to) {
        try {
            FileSystemUtils.copyRecursively(data(), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }

    @Test
    void theFileAndItsFolderAreTheOwnersOnlyAlsoOnceRewritten() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        List<String> seen = new ArrayList<>();
        FullDisk.watch(path -> seen.addAll(permissionsOfAll()));
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(Compaction.class).compact();
        }
        assertThat(seen).hasSizeGreaterThan(10).containsOnly("rw-------");
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(permissions(data())).isEqualTo("rwx------");

        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        start().close();
        assertThat(permissions(file())).as("one that was others' too").isEqualTo("rw-------");
    }

    private List<String> permissionsOfAll() {
        try (Stream<Path> files = Files.list(data())) {
            return files.map(CompactionTest::permissions).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/cxcheck;MODE=PostgreSQL, jdbc:h2:failstop:./data/cxcheck;MODE=PostgreSQL",
        "jdbc:h2:file:~/cxcheck, jdbc:h2:failstop:~/cxcheck",
        "jdbc:h2:./data/cxcheck, jdbc:h2:failstop:./data/cxcheck",
        "jdbc:h2:~/cxcheck, jdbc:h2:failstop:~/cxcheck",
        "jdbc:h2:/srv/cxcheck, jdbc:h2:failstop:/srv/cxcheck",
        "jdbc:h2:C:/cxcheck, jdbc:h2:failstop:C:/cxcheck",
        "'jdbc:h2:C:\\cxcheck', 'jdbc:h2:failstop:C:\\cxcheck'",
        "jdbc:h2:mem:cxcheck, jdbc:h2:mem:cxcheck",
        "jdbc:h2:tcp://localhost/cxcheck, jdbc:h2:tcp://localhost/cxcheck",
        "jdbc:postgresql://localhost/cxcheck, jdbc:postgresql://localhost/cxcheck"
    })
    void everyWayOfNamingAFileIsKnown(String url, String known) {
        assertThat(FailStopFilePath.url(url)).isEqualTo(known);
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
