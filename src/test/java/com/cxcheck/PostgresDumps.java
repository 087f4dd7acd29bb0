package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A server of PostgreSQL that is dumped and restored. */
@EnabledIf(value = "toolsAreThereOrHaveToBe", disabledReason = PostgresBackupTest.NO_TOOLS)
abstract class PostgresDumps {

    static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The folder with PostgreSQL's programs, the newest first. */
    static Optional<Path> tools() {
        Stream<Path> onThePath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(debians().stream(), onThePath)
                .filter(folder -> Stream.of("initdb", "pg_ctl", "createdb", "pg_dump", "pg_restore")
                        .allMatch(program -> Files.isExecutable(folder.resolve(program))))
                .findFirst();
    }

    static List<Path> debians() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparing((Path version) ->
                                    Integer.valueOf(version.getFileName().toString()))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server in a temporary folder, and its tools. */
    static final class Server implements AutoCloseable {

        private final Path tools =
                tools().orElseThrow(() -> new AssertionError("CI needs pg_dump; .ci/run installs it"));
        private final Path folder = Files.createTempDirectory("postgres");
        private final int port = RunningJar.freePort();
        /** What a command begins with, since PostgreSQL refuses to be run by root. */
        private final List<String> asSomebody;

        Server() throws IOException {
            asSomebody = System.getProperty("user.name").equals("root") ? asNobody() : List.of();
            run("initdb", "-D", data(), "-U", "cxcheck", "-A", "trust", "-E", "UTF8", "--no-sync");
            run(
                    "pg_ctl",
                    "-D",
                    data(),
                    "-w",
                    "-l",
                    file("log").toString(),
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                    "start");
        }

        /** With a program that is on the PATH of everybody, as runuser is not. */
        private List<String> asNobody() throws IOException {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            Object id = Files.getAttribute(folder, "unix:uid");
            return List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--");
        }

        private String data() {
            return file("data").toString();
        }

        Path file(String name) {
            return folder.resolve(name);
        }

        void run(String program, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(asSomebody);
            command.add(tools.resolve(program).toString());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(file("output").toFile());
            builder.environment().put("PGHOST", "127.0.0.1");
            builder.environment().put("PGPORT", String.valueOf(port));
            builder.environment().put("PGUSER", "cxcheck");
            Process process = builder.start();
            try {
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(program).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(process.exitValue())
                    .as(program + ": " + Files.readString(file("output")))
                    .isZero();
        }

        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        @Override
        public void close() throws IOException {
            run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    static ConfigurableApplicationContext start(String url) {
        return SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.profiles.active=postgres",
                "--DB_URL=" + url,
                "--DB_USERNAME=cxcheck",
                "--DB_PASSWORD=none");
    }

    static Visitor visitor(ConfigurableApplicationContext context) {
        return Visitor.of(new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    static void walk(Visitor visitor, Ledger ledger, CountDownLatch answers) {
        for (int question = 1; question <= 10; question++) {
            visitor.answer(question, "B").redirect();
            ledger.of(visitor).put("q" + question, "B");
            answers.countDown();
        }
    }
}
