package com.cxcheck.operations;

import com.cxcheck.CxCheckApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** H2's database and its backups. */
@ExtendWith(OutputCaptureExtension.class)
abstract class Backups {

    @TempDir
    Path folder;

    Path backups() {
        return folder.resolve("not/there/yet");
    }

    List<Path> made() throws IOException {
        try (Stream<Path> files = Files.list(backups())) {
            return files.sorted().toList();
        }
    }

    static String database(Path data) {
        return "jdbc:h2:file:" + data.resolve("cxcheck")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    }

    static ConfigurableApplicationContext start(String database, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + database));
        arguments.addAll(List.of(more));
        return SpringApplication.run(CxCheckApplication.class, arguments.toArray(String[]::new));
    }

    /** It is another night each time it is asked. */
    static class Nights extends Clock {

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

    Backup nightly(int keep) {
        String database = database(folder.resolve("data"));
        return new Backup(
                new Backup.Settings(backups(), "0 0 3 * * *", keep),
                database,
                new DriverManagerDataSource(database),
                new Nights());
    }
}
