package com.cxcheck.benchmark;

import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Questionnaires;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database as the application uses it, and what its own processes take. */
final class Database implements AutoCloseable {

    /** How far back submissions go, in days. */
    private static final int DAYS = 730;

    private final String name;
    private final Path folder;
    private final String url;
    private final List<String> settings;
    private final @Nullable EmbeddedPostgres postgres;
    private final Optional<ProcessHandle> process;

    private Database(
            String name,
            Path folder,
            String url,
            List<String> settings,
            @Nullable EmbeddedPostgres postgres,
            Optional<ProcessHandle> process) {
        this.name = name;
        this.folder = folder;
        this.url = url;
        this.settings = settings;
        this.postgres = postgres;
        this.process = process;
    }

    /** In a file, opened as application.yaml says. */
    static Database h2(Path folder) throws IOException {
        Object url = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0)
                .getProperty("spring.datasource.url");
        String own = String.valueOf(url).replace("./data/", folder.resolve("data") + "/");
        return new Database("H2", Files.createDirectories(folder), own, List.of(), null, Optional.empty());
    }

    /** As it is installed, and not as tests have it: what is committed is on the disk. */
    static Database postgres(Path folder) throws IOException {
        Path files = folder.resolve("postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(Files.createDirectories(files))
                .setCleanDataDirectory(true)
                .start();
        long postmaster = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).get(0));
        Machine.move(postmaster, String.valueOf(Machine.SERVER));
        String url = server.getJdbcUrl("postgres", "postgres");
        return new Database(
                "PostgreSQL",
                folder,
                url,
                List.of(
                        "--spring.profiles.active=postgres",
                        "--DB_URL=" + url,
                        "--DB_USERNAME=postgres",
                        "--DB_PASSWORD=postgres"),
                server,
                ProcessHandle.of(postmaster));
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    String url() {
        return url;
    }

    String username() {
        return postgres == null ? "cxcheck" : "postgres";
    }

    String password() {
        return postgres == null ? "" : "postgres";
    }

    List<String> settings() {
        return settings;
    }

    /** The processor time of its own processes; none where it is part of the program that uses it. */
    Duration cpu() {
        return process.map(Machine::cpu).orElse(Duration.ZERO);
    }

    /** How many are submitted; H2 can only be asked while no program has it open. */
    long submitted() {
        try (HikariDataSource data = open("")) {
            return JdbcClient.create(data)
                    .sql("select count(*) from submission where submitted_at is not null")
                    .query(Long.class)
                    .single();
        }
    }

    String version() {
        try (HikariDataSource data = open("")) {
            return String.valueOf(new JdbcTemplate(data).execute((ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName() + " "
                            + connection.getMetaData().getDatabaseProductVersion()));
        }
    }

    /** Adds submissions until so many are submitted. The tables have to be there, and no program may have it open. */
    void fill(int submissions) {
        int more = submissions - Math.toIntExact(submitted());
        try (HikariDataSource data = open(postgres == null ? ";CACHE_SIZE=524288" : "&reWriteBatchedInserts=true")) {
            JdbcTemplate jdbc = new JdbcTemplate(data);
            long version = JdbcClient.create(data)
                    .sql("select max(id) from questionnaire_version")
                    .query(Long.class)
                    .single();
            if (more > 0) {
                new Population(jdbc, Questionnaires.real(), version, more).add(more, Instant.now(), DAYS);
            }
        }
    }

    private HikariDataSource open(String options) {
        HikariDataSource data = new HikariDataSource();
        data.setJdbcUrl(url + options);
        data.setUsername(username());
        data.setPassword(password());
        data.setMaximumPoolSize(2);
        return data;
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
