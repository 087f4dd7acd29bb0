package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.cxcheck.Ledger;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** What compaction leaves of the file when it is killed, when the disk is full, and to whom the file belongs. */
@Tag("slow")
class CompactionSafetyTest extends Compactions {

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
            return files.map(CompactionSafetyTest::permissions).toList();
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
}
