package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on from a backup of H2 with nothing but the jar, by the commands of docs/operations.md, word for word. */
@Tag("slow")
class RestoreIT {

    private static final String BACKUP = "/var/backups/cxcheck/cxcheck-20261122T030000Z.zip";

    @TempDir
    private Path folder;

    private String result = "";

    private Visitor visitor = Visitor.of(new Visitor.Server("http://localhost"));

    @BeforeEach
    void nameTheJarAsTheOperatorDoes() throws IOException {
        Files.createSymbolicLink(folder.resolve("cx-check.jar"), Path.of(System.getProperty("jar")));
    }

    private RunningJar start(String... settings) throws IOException, InterruptedException {
        return new RunningJar(folder, settings);
    }

    private void submit(RunningJar server) {
        visitor = Visitor.of(server.address());
        result = visitor.walk("B", "‘It’s’ \\ \"quoted\"; -- naïve\nand 🙂 on two lines.");
    }

    /** The paragraph of commands that has one of them in it, each as long as it is. */
    private static List<String> commands(String one) throws IOException {
        String paragraph = Stream.of(
                        Files.readString(Path.of("docs/operations.md")).split("\n\n", -1))
                .filter(text -> text.startsWith("    ") && text.contains(one))
                .findFirst()
                .orElseThrow();
        return paragraph.replace("\\\n", " ").lines().map(String::strip).toList();
    }

    private void run(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        shell.environment().merge("PATH", Path.of(RunningJar.JAVA).getParent() + ":", (path, java) -> java + path);
        Process process = shell.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue())
                .as(command + ": " + Files.readString(folder.resolve("output")))
                .isZero();
    }

    private void restore(String one, Path backup) throws IOException, InterruptedException {
        List<String> commands = commands(one);
        assertThat(commands.get(commands.size() - 1)).isEqualTo("java -jar cx-check.jar");
        assertThat(String.join(" ", commands)).contains(BACKUP);
        for (String command : commands.subList(0, commands.size() - 1)) {
            run(command.replace(BACKUP, backup.toString()));
        }
        RunningJar server = start();
        visitor.moveTo(server.address());
        assertThat(visitor.get(result).status()).isEqualTo(200);
        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
        Visitor.of(server.address()).walk("A", "And on it goes.");
        server.stop();
    }

    @Test
    void aBackupIsRestored() throws Exception {
        Path backups = folder.resolve("backups");
        RunningJar server = start(
                "--cxcheck.backup.folder=" + backups,
                "--cxcheck.backup.cron=* * * * * *",
                "--cxcheck.backup.keep=1000");
        submit(server);
        long before = made(backups).size();
        await().atMost(60, TimeUnit.SECONDS).until(() -> made(backups).size() > before + 1);
        server.stop();

        restore("RunScript", made(backups).get(made(backups).size() - 1));
    }

    private static List<Path> made(Path backups) throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCopyOfH2sFileIsRestored() throws Exception {
        RunningJar server = start();
        submit(server);
        server.stop();
        Path backup = folder.resolve("backup.zip");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/cxcheck") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "cxcheck",
                        "");
                Statement statement = connection.createStatement()) {
            statement.execute("backup to '" + backup + "'");
        }

        restore("unzip", backup);
    }
}
