package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.cxcheck.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;

/** Settings of backups, the folder, and what stops the start. */
@Tag("application")
@Tag("slow")
class BackupSettingsTest extends Backups {

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
