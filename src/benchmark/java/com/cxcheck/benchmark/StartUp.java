package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long it takes from the command to the first page, on a database whose tables are there. */
final class StartUp {

    private static final int TIMES = 5;

    private final Database database;
    private final List<List<String>> rows = new ArrayList<>();

    private StartUp(Database database) {
        this.database = database;
    }

    static void measure(Report report, Database database) throws IOException, InterruptedException {
        StartUp startUp = new StartUp(database);
        Path jar = Path.of(System.getProperty("benchmark.jar"));
        Map<Integer, Path> jdks = Machine.jdks();
        for (int version : List.of(17, 25)) {
            Path home = jdks.get(version);
            if (home == null) {
                startUp.rows.add(List.of("JDK " + version, "there is none here", "–", "–", "–", "–"));
                continue;
            }
            String name = "JDK " + version;
            double plain = startUp.measure(name + ", the jar", List.of(Server.java(home), "-jar", jar.toString()));
            double cached = startUp.measure(name + ", with the start-up cache", startUp.withCache(home, version));
            report.keep("start " + version, plain / cached);
        }
        report.table(List.of("", "median s", "best s", "CPU s", "MB in memory", "without ÷ with"), startUp.rows);
    }

    /** Makes the cache as docs/operations.md says, and returns the command that uses it. */
    private List<String> withCache(Path home, int version) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(database.folder().resolve("jdk-" + version));
        Report.say("making the start-up cache of JDK " + version);
        ProcessBuilder script = new ProcessBuilder(
                Path.of("deploy", "quick-start").toAbsolutePath().toString(), System.getProperty("benchmark.jar"));
        script.environment().put("JAVA_HOME", home.toString());
        Process making = script.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!making.waitFor(5, TimeUnit.MINUTES) || making.exitValue() != 0) {
            making.destroyForcibly();
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
        return List.of(Server.java(home), "@" + folder.resolve("quick-start").resolve("run"));
    }

    /** @return the median, in seconds */
    private double measure(String what, List<String> java) throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Report.say("start " + (i + 1) + " of " + TIMES + ", " + what);
            try (Server server = new Server(database.folder(), java, Server.settings(database))) {
                starts.add(new Start(
                        server.untilFirstPage().toNanos() / 1e9,
                        server.cpu().toNanos() / 1e9,
                        server.residentMegabytes()));
            }
        }
        starts.sort(Comparator.comparingDouble(Start::seconds));
        Start median = starts.get(TIMES / 2);
        rows.add(List.of(
                what,
                Report.number(median.seconds),
                Report.number(starts.get(0).seconds),
                Report.number(median.cpu),
                median.megabytes,
                ""));
        return median.seconds;
    }

    private record Start(double seconds, double cpu, String megabytes) {}
}
