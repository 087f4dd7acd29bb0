package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Ledger;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A disk that becomes full while visitors walk, again and again, under an application that nobody starts again. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class FullDiskTest {

    private static final int VISITORS_AT_ONCE = 8;

    /** How often each keeps trying before it is too much. */
    private static final int TRIES = 100;

    /** Bytes that are left, from none to some of the writes of an answer. */
    private static final List<Integer> LEFT = List.of(0, 1, 5_000, 0, 12_345, 40_000, 4_096, 90_001);

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();

    private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS_AT_ONCE);

    @BeforeEach
    void register() {
        FullDisk.register();
    }

    @AfterEach
    void makeRoom() {
        FullDisk.makeRoom();
        threads.shutdownNow();
    }

    /** Whether commits are forced to the disk. */
    boolean forced() {
        return false;
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:fulldisk:" + folder.resolve("cxcheck")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                        + "WRITE_DELAY=0;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--cxcheck.admin.password=correct horse",
                "--cxcheck.h2.force-writes=" + forced());
    }

    /** One who answers the questions over and over, each answer other than the one before, and notes what was accepted. */
    private final class Walker {

        private final Visitor visitor;
        private int step;

        Walker(Visitor.Server server) {
            visitor = Visitor.of(server);
        }

        /** Whether an answer is accepted; else the page has to say that it was not. */
        boolean answers() {
            String question = "/questions/" + (step % 10 + 1);
            String choice = step / 10 % 2 == 0 ? "A" : "B";
            Page page = visitor.get(question);
            if (page.status() == 200) {
                // one that is not accepted may be stored or not
                theirs().remove("q" + (step % 10 + 1));
                page = visitor.send(page, Map.of("choice", choice));
            }
            if (page.status() == 303) {
                theirs().put("q" + (step % 10 + 1), choice);
                step++;
                return true;
            }
            assertThat(page.status()).as(page.body()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("10");
            assertThat(page.h1()).isEqualTo("We can’t save anything just now");
            return false;
        }

        private Map<String, String> theirs() {
            return ledger.of(visitor);
        }

        boolean isToldThatNothingWasSaved() {
            return Stream.generate(this::answers).limit(TRIES).anyMatch(accepted -> !accepted);
        }

        boolean goesOn() {
            return Stream.generate(this::answers).limit(TRIES).anyMatch(accepted -> accepted);
        }
    }

    private void all(List<Walker> walkers, Predicate<Walker> what, String why) throws Exception {
        List<Future<Boolean>> outcomes = new ArrayList<>();
        walkers.forEach(walker -> outcomes.add(threads.submit(() -> what.test(walker))));
        for (Future<Boolean> outcome : outcomes) {
            assertThat(outcome.get(10, TimeUnit.MINUTES)).as(why).isTrue();
        }
    }

    @Test
    void everybodyIsToldAndGoesOnWhenThereIsRoomAgainAndNothingAcceptedIsLost() throws Exception {
        List<Walker> walkers = new ArrayList<>();
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                    .startsWith(forced() ? "jdbc:h2:forced:" : "jdbc:h2:failstop:");
            Visitor.Server server = server(context);
            for (int i = 0; i < VISITORS_AT_ONCE; i++) {
                walkers.add(new Walker(server));
            }
            Visitor consultant = Visitor.of(server);
            consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "correct horse"));
            all(walkers, Walker::goesOn, "a disk with room");
            for (int left : LEFT) {
                FullDisk.leave(left);
                all(walkers, Walker::isToldThatNothingWasSaved, "a disk with room for " + left + " bytes");
                FullDisk.makeRoom();
                assertThat(Stream.generate(() -> consultant.get("/admin").status())
                                .limit(TRIES)
                                .anyMatch(status -> status == 200))
                        .as("room again")
                        .isTrue();
                compare(context, "a disk with room for " + left + " bytes");
                for (int answers = 0; answers < 5; answers++) {
                    all(walkers, Walker::goesOn, "room again");
                }
                assertThat(consultant.get("/admin").h1()).isEqualTo("Submissions");
            }
        }
        try (ConfigurableApplicationContext again = start()) {
            compare(again, LEFT.size() + " full disks and a start");
            walkers.forEach(walker -> walker.visitor.moveTo(server(again)));
            all(walkers, Walker::goesOn, "after a start");
        }
    }

    @Test
    void aDiskThatMayNotBeWrittenForAWhileIsNoOtherThanAFullOne() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            List<Walker> walkers = List.of(new Walker(server(context)), new Walker(server(context)));
            all(walkers, Walker::goesOn, "a disk that may be written");
            for (int i = 0; i < 3; i++) {
                FullDisk.forbidWrites();
                all(walkers, Walker::isToldThatNothingWasSaved, "a disk that may not be written");
                assertThat(walkers.get(0).isToldThatNothingWasSaved()).isTrue();
                FullDisk.makeRoom();
                all(walkers, Walker::goesOn, "a disk that may be written again");
                compare(context, "a disk that could not be written");
            }
        }
    }

    @Test
    void aStartOnADiskThatMayNotBeWrittenIsRefusedInOneSentence(CapturedOutput output) {
        start().close();
        FullDisk.forbidWrites();

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("spring.datasource.url: the database jdbc:h2:file:fulldisk:" + folder.resolve("cxcheck")
                        + " can only be read; let this user write to it.")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aStartOnAFullDiskIsRefusedInOneSentence(CapturedOutput output) {
        FullDisk.leave(0);

        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("spring.datasource.url: the database jdbc:h2:file:fulldisk:" + folder.resolve("cxcheck")
                        + " can't be opened (IOException: No space left on device).")
                .doesNotContain("\tat ", "Caused by");
    }

    @Test
    void aFileTakesNothingMoreAfterAWriteThatFailedUntilItIsOpenedAnew() throws IOException {
        String path = "failstop:fulldisk:" + folder.resolve("file");
        FailStopFilePath.url("");
        try (FileChannel file = FilePath.get(path).open("rw")) {
            assertThat(file.write(ByteBuffer.wrap(new byte[100]), 0)).isEqualTo(100);
            FullDisk.leave(0);
            assertThatIOException()
                    .isThrownBy(() -> file.write(ByteBuffer.wrap(new byte[100]), 100))
                    .withMessage("No space left on device");
            FullDisk.makeRoom();
            assertThatIOException().isThrownBy(() -> file.write(ByteBuffer.wrap(new byte[1]), 0));
            assertThatIOException().isThrownBy(() -> file.truncate(1));
            assertThat(file.read(ByteBuffer.allocate(200), 0)).isEqualTo(100);
        }
        try (FileChannel file = FilePath.get(path).open("rw")) {
            assertThat(file.write(ByteBuffer.wrap(new byte[100]), 100)).isEqualTo(100);
        }
    }

    private static Visitor.Server server(ConfigurableApplicationContext context) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private void compare(ConfigurableApplicationContext context, String what) {
        ledger.compareWith(JdbcClient.create(context.getBean(DataSource.class)), what);
    }
}
