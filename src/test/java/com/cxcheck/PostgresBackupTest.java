package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Backing up PostgreSQL with its own tools as the operator's page says, while a visitor writes, and going on from the
 * backup. It uses the machine's own PostgreSQL, since the one of the other tests has no tools. Where there is none it is
 * skipped, but not where CI is set: there it has to be.
 */
@EnabledIf(value = "toolsAreThereOrHaveToBe", disabledReason = PostgresBackupTest.NO_TOOLS)
class PostgresBackupTest {

    static final String NO_TOOLS = "no PostgreSQL with pg_dump is found; install it, or put its programs on the PATH.";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The folder with PostgreSQL's programs, the newest first. */
    private static Optional<Path> tools() {
        Stream<Path> onThePath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(debians().stream(), onThePath)
                .filter(folder -> Stream.of("initdb", "pg_ctl", "createdb", "pg_dump", "pg_restore")
                        .allMatch(program -> Files.isExecutable(folder.resolve(program))))
                .findFirst();
    }

    private static List<Path> debians() {
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

    static boolean toolsAreThereOrHaveToBe() {
        boolean runs = tools().isPresent() || System.getenv("CI") != null;
        if (!runs) {
            System.out.println("The test of pg_dump is skipped: " + NO_TOOLS);
        }
        return runs;
    }

    /** A server in a temporary folder, and its tools. */
    private static final class Server implements AutoCloseable {

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

    private static ConfigurableApplicationContext start(String url) {
        return SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.profiles.active=postgres",
                "--DB_URL=" + url,
                "--DB_USERNAME=cxcheck",
                "--DB_PASSWORD=none");
    }

    private static Visitor visitor(ConfigurableApplicationContext context) {
        return Visitor.of(new Visitor.Server(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    @Test
    void everyAnswerThatWasAcknowledgedBeforeADumpBeganIsThereWhenItIsRestored() throws Exception {
        Ledger ledger = new Ledger();
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            Ledger before;
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                CountDownLatch first = new CountDownLatch(30);
                AtomicBoolean enough = new AtomicBoolean();
                ExecutorService thread = Executors.newSingleThreadExecutor();
                Future<?> visits = thread.submit(() -> {
                    while (!enough.get()) {
                        walk(visitor(context), ledger, first);
                    }
                });
                assertThat(first.await(5, TimeUnit.MINUTES)).isTrue();
                before = ledger.soFar();
                postgres.run(
                        "pg_dump", "-Fc", "-f", postgres.file("cxcheck.dump").toString(), "cxcheck");
                enough.set(true);
                visits.get(5, TimeUnit.MINUTES);
                thread.shutdown();
            }

            postgres.run("createdb", "restored");
            postgres.run(
                    "pg_restore",
                    "--no-owner",
                    "--exit-on-error",
                    "-d",
                    "restored",
                    postgres.file("cxcheck.dump").toString());
            assertThat(ledger.answers()).isGreaterThan(before.answers());
            try (ConfigurableApplicationContext context = start(postgres.url("restored"))) {
                before.compareWith(context.getBean(JdbcClient.class), "restored from a dump made meanwhile");
                visitor(context).walk("B", "And on it goes.");
            }
        }
    }

    @Test
    void whatWasDeletedIsInNoDumpThatIsMadeLater() throws Exception {
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                Visitor visitor = visitor(context);
                String result = visitor.walk("B", "unmistakable");
                visitor.keepInTouch(
                        result, Map.of("name", "Unmistakable", "email", "unmistakable@example.com", "consent", "true"));
                String reference = result.substring(result.lastIndexOf('/') + 1);
                assertThat(dump(postgres)).containsIgnoringCase("unmistakable").contains(reference);

                visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();

                assertThat(dump(postgres))
                        .doesNotContainIgnoringCase("unmistakable")
                        .doesNotContain(HexFormat.of().formatHex("unmistakable".getBytes(StandardCharsets.UTF_8)))
                        .doesNotContain(reference);
                assertThat(visitor.get("/privacy").text())
                        .contains("The database overwrites them in its files when it next needs the room.")
                        .contains("Backups that were made before hold them until these are deleted;");
            }
        }
    }

    @Test
    void aDumpTellsNeitherWhatABrowserAnsweredInARoundNorInWhichOrderTheyDid() throws Exception {
        try (Server postgres = new Server()) {
            postgres.run("createdb", "cxcheck");
            try (ConfigurableApplicationContext context = start(postgres.url("cxcheck"))) {
                Visitor owner = visitor(context);
                String result = owner.walk("A", "").replaceFirst("/results/", "");
                String round = owner.send(owner.get("/rounds/new?result=" + result), Map.of("name", "Sealed"))
                        .redirect();
                String invitation =
                        owner.get(round).html().select("#link").val().replaceFirst("https?://[^/]+", "");
                List<String> tokens = new ArrayList<>();
                for (int person = 0; person < 12; person++) {
                    Visitor member = visitor(context);
                    member.send(member.get(invitation), Map.of()).redirect();
                    member.answer(1, 10, person % 2 == 0 ? "A" : "B");
                    member.feedback("Line " + person).redirect();
                    assertThat(member.submit()).isEqualTo(round);
                    tokens.add(member.cookie("visitor"));
                }
                owner.send(owner.get(round + "/close"), Map.of()).redirect();

                String dump = dump(postgres);
                assertThat(dump).contains(round.replaceFirst("/rounds/", ""));
                for (String token : tokens) {
                    assertThat(dump).doesNotContain(token, DigestUtils.sha256Hex(token));
                }
                assertThat(copied(dump, "submission")).as("the owner’s alone").hasSize(1);
                assertThat(copied(dump, "round_voter")).hasSize(12).isSorted();
                assertThat(copied(dump, "round_text").stream().map(row -> Long.valueOf(row.replaceFirst("\t.*", ""))))
                        .hasSize(12)
                        .isSorted();
                assertThat(context.getBean(JdbcClient.class)
                                .sql("select xmin::text from round_voter union select xmin::text from round_text")
                                .query(String.class)
                                .list())
                        .as("transactions that wrote them")
                        .hasSize(1);
            }
        }
    }

    /** The rows of a table in a dump, in which they are in physical order. */
    private static List<String> copied(String dump, String table) {
        int from = dump.indexOf('\n', dump.indexOf("\nCOPY public." + table + " ") + 1) + 1;
        return dump.substring(from, dump.indexOf("\\.", from)).lines().toList();
    }

    /** All rows as text, in which bytes are hexadecimal. */
    private static String dump(Server postgres) throws IOException {
        Path dump = postgres.file("cxcheck.sql");
        postgres.run("pg_dump", "-f", dump.toString(), "cxcheck");
        return Files.readString(dump);
    }

    private static void walk(Visitor visitor, Ledger ledger, CountDownLatch answers) {
        for (int question = 1; question <= 10; question++) {
            visitor.answer(question, "B").redirect();
            ledger.of(visitor).put("q" + question, "B");
            answers.countDown();
        }
    }
}
