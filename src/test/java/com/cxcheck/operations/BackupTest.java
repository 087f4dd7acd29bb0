package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Ledger;
import com.cxcheck.Postgres;
import com.cxcheck.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Backing up a database in a file while visitors write to it, and going on from the backup. */
@ExtendWith(OutputCaptureExtension.class)
class BackupTest {

    private static final int VISITORS_AT_ONCE = 4;

    @TempDir
    private Path folder;

    private Path backups() {
        return folder.resolve("not/there/yet");
    }

    private List<Path> made() throws IOException {
        try (Stream<Path> files = Files.list(backups())) {
            return files.sorted().toList();
        }
    }

    private static String database(Path data) {
        return "jdbc:h2:file:" + data.resolve("cxcheck")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    }

    private static ConfigurableApplicationContext start(String database, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + database));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    private static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Test
    void everyAnswerThatWasAcknowledgedBeforeABackupBeganIsThereWhenItIsRestored() throws Exception {
        Ledger ledger = new Ledger();
        Ledger before;
        try (ConfigurableApplicationContext context =
                start(database(folder.resolve("data")), "--cxcheck.backup.folder=" + backups())) {
            CountDownLatch first = new CountDownLatch(100);
            CountDownLatch more = new CountDownLatch(200);
            AtomicBoolean enough = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
            List<Future<?>> visits = new ArrayList<>();
            for (int i = 0; i < VISITORS_AT_ONCE; i++) {
                visits.add(threads.submit(() -> visit(server(context), ledger, enough, first, more)));
            }
            assertThat(first.await(5, TimeUnit.MINUTES)).isTrue();
            before = ledger.soFar();
            context.getBean(Backup.class).backUp();
            assertThat(more.await(5, TimeUnit.MINUTES)).isTrue();
            enough.set(true);
            for (Future<?> visit : visits) {
                visit.get(5, TimeUnit.MINUTES);
            }
            threads.shutdown();
        }

        assertThat(made()).hasSize(1);
        assertThat(made().get(0).getFileName().toString()).matches("cxcheck-\\d{8}T\\d{6}Z\\.zip");
        Path restored = folder.resolve("restored");
        restore(made().get(0), restored);
        assertThat(ledger.answers()).isGreaterThan(before.answers());
        try (ConfigurableApplicationContext context = start(database(restored))) {
            before.compareWith(context.getBean(JdbcClient.class), "restored from a backup made meanwhile");
            Visitor.of(server(context)).walk("B", "And on it goes.");
        }
    }

    private static void restore(Path backup, Path data) throws SQLException {
        RunScript.main(
                "-url",
                database(data),
                "-user",
                "cxcheck",
                "-script",
                backup.toString(),
                "-options",
                "compression",
                "zip");
    }

    @Test
    void aBackupIsOfOneMomentHoweverMuchIsWrittenAndDeletedMeanwhile() throws Exception {
        try (ConfigurableApplicationContext context =
                start(database(folder.resolve("data")), "--cxcheck.backup.folder=" + backups())) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(VISITORS_AT_ONCE);
            ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);
            List<Future<?>> writers = new ArrayList<>();
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            for (int i = 0; i < VISITORS_AT_ONCE; i++) {
                writers.add(threads.submit(() -> {
                    while (!enough.get()) {
                        parentAndChildrenComeAndGo(jdbc);
                        begun.countDown();
                    }
                }));
            }
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            for (int backup = 1; backup <= 5; backup++) {
                context.getBean(Backup.class).backUp();
                Path data = folder.resolve("restored" + backup);
                // puts the foreign keys on last, which fails where a row lacks the one that it refers to
                restore(made().get(made().size() - 1), data);
            }
            enough.set(true);
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();
        }
    }

    private static void parentAndChildrenComeAndGo(JdbcClient jdbc) {
        String name = UUID.randomUUID().toString();
        jdbc.sql("insert into consultant (username, password_hash) values (?, '')")
                .param(name)
                .update();
        jdbc.sql("insert into user_entities (id, name) values (?, ?)")
                .params(name, name)
                .update();
        jdbc.sql("delete from user_entities where id = ?").param(name).update();
        jdbc.sql("delete from consultant where username = ?").param(name).update();
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 3 * * *, 14, 14",
        "0 0 3 * * *, 1, 1",
        "0 0 * * * *, 48, 2",
        "0 0 * * * *, 49, 3",
        "0 0 3 * * MON, 4, 27",
        "0 0 3 * * *, 2000000000, 2000000000",
        "0 0 3 30 2 *, 14, 0"
    })
    void itIsKnownForHowManyDaysABackupIsKept(String cron, int keep, long days) {
        Clock tuesday = Clock.fixed(Instant.parse("2026-11-24T12:30:00Z"), ZoneOffset.UTC);

        assertThat(new Backup.Settings(backups(), cron, keep).lifetimeDays(tuesday))
                .isEqualTo(days);
    }

    @Test
    void backupsAndTheirFolderAreTheOwnersOnly() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        nightly(1).backUp();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupThatFailsDoesNotDisturbTheDatabase(CapturedOutput output) throws IOException {
        try (ConfigurableApplicationContext context =
                start(database(folder.resolve("data")), "--cxcheck.backup.folder=" + backups())) {
            Files.createDirectory(backups().resolve("unfinished.part"));
            context.getBean(Backup.class).backUp();
            Visitor.of(server(context)).walk("B", "And on it goes.");
        }
        assertThat(output).contains("No backup was made in " + backups()).doesNotContain("H2's store has failed");
    }

    private static void visit(Visitor.Server server, Ledger ledger, AtomicBoolean enough, CountDownLatch... answers) {
        while (!enough.get()) {
            Visitor visitor = Visitor.of(server);
            for (int question = 1; question <= 10 && !enough.get(); question++) {
                String choice = question % 2 == 0 ? "A" : "B";
                visitor.answer(question, choice).redirect();
                ledger.of(visitor).put("q" + question, choice);
                Stream.of(answers).forEach(CountDownLatch::countDown);
            }
        }
    }

    /** It is another night each time it is asked. */
    private static class Nights extends Clock {

        private Instant night = Instant.parse("2026-11-21T03:00:00Z");

        @Override
        public Instant instant() {
            night = night.plus(Duration.ofDays(1));
            return night;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private Backup nightly(int keep) {
        String database = database(folder.resolve("data"));
        return new Backup(
                new Backup.Settings(backups(), "0 0 3 * * *", keep),
                database,
                new DriverManagerDataSource(database),
                new Nights());
    }

    @Test
    void theOldestAreRemovedAndNothingElseIs() throws IOException {
        Backup backup = nightly(2);
        Path others = Files.writeString(backups().resolve("cxcheck-notes.txt"), "not ours");

        for (int night = 1; night <= 4; night++) {
            backup.backUp();
        }

        assertThat(made())
                .containsExactly(
                        backups().resolve("cxcheck-20261124T030000Z.zip"),
                        backups().resolve("cxcheck-20261125T030000Z.zip"),
                        others);
    }

    @Test
    void aBackupThatFailsIsLoggedInASentenceAndTheOthersStay(CapturedOutput output) throws IOException {
        Backup backup = nightly(1);
        backup.backUp();
        List<Path> good = made();
        Files.createDirectory(backups().resolve("unfinished.part"));

        backup.backUp();

        assertThat(made()).containsAll(good);
        assertThat(output)
                .contains("No backup was made in " + backups(), "unfinished.part")
                .doesNotContain("\tat ");
    }

    @Test
    void whatACrashLeftUnfinishedIsWrittenAnew() throws IOException {
        Backup backup = nightly(1);
        Files.writeString(backups().resolve("unfinished.part"), "half of a backup".repeat(100_000));

        backup.backUp();

        assertThat(made()).hasSize(1);
        try (FileSystem zip = FileSystems.newFileSystem(made().get(0))) {
            assertThat(Files.size(zip.getPath("script.sql"))).isPositive();
        }
    }

    @Test
    void withPostgresTheStartStopsAndSaysWhatToUse(CapturedOutput output) throws IOException {
        try (EmbeddedPostgres postgres = Postgres.builder().start()) {
            assertStops(postgres.getJdbcUrl("postgres", "postgres"), "--cxcheck.backup.folder=" + backups());
        }
        assertThat(output)
                .contains("cxcheck.backup.folder", "PostgreSQL is backed up with pg_dump.")
                .doesNotContain("\tat ", "Caused by");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cxcheck.backup.cron=nightly | cxcheck.backup.cron has to have six fields",
                "--cxcheck.backup.keep=0 | cxcheck.backup.keep has to be 1 or more"
            })
    void aWrongSettingStopsTheStart(String setting, String sentence, CapturedOutput output) {
        assertStops(database(folder.resolve("data")), "--cxcheck.backup.folder=" + backups(), setting);

        assertThat(output).contains(sentence).doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStart(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertStops(database(folder.resolve("data")), "--cxcheck.backup.folder=" + file.resolve("below"));

        assertThat(output)
                .contains("cxcheck.backup.folder", "This folder is not there and can't be made.")
                .doesNotContain("\tat ", "Caused by");
    }

    private static void assertStops(String database, String... settings) {
        assertThat(catchThrowable(() -> start(database, settings).close())).isNotNull();
    }
}
