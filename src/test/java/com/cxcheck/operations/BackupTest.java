package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Ledger;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backing up a database in a file while visitors write to it, and going on from the backup. */
@Tag("slow")
class BackupTest extends Backups {

    private static final int VISITORS_AT_ONCE = 4;

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
}
