package com.cxcheck.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long it takes from the command to the first page, on a database whose tables are there. */
final class StartUp {

    private static final int TIMES = 5;

    /** How long nobody comes until it is said how much memory it has. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Database database;
    private final List<List<String>> rows = new ArrayList<>();

    private StartUp(Database database) {
        this.database = database;
    }

    static void measure(Report report, Database database, QuickStart ways) throws IOException, InterruptedException {
        StartUp startUp = new StartUp(database);
        for (int version : Machine.VERSIONS) {
            String name = "JDK " + version;
            if (!ways.has(version)) {
                startUp.rows.add(List.of(name, "there is none here", "–", "–", "–", "–"));
                continue;
            }
            double plain = startUp.measure(name + ", the jar", ways.jar(version));
            double cached = startUp.measure(name + ", with the start-up cache", ways.cached(version));
            report.keep("start " + version, plain / cached);
        }
        report.table(List.of("", "median s", "best s", "CPU s", "MB in memory", "without ÷ with"), startUp.rows);
        startUp.idle(report, ways);
    }

    private void idle(Report report, QuickStart ways) throws IOException, InterruptedException {
        List<List<String>> idle = new ArrayList<>();
        for (int version : Machine.VERSIONS) {
            if (ways.has(version)) {
                String name = "JDK " + version;
                idle.add(List.of(name + ", the jar", idle(ways.jar(version))));
                idle.add(List.of(name + ", with the start-up cache", idle(ways.cached(version))));
                String little = idle(ways.cached(version, QuickStart.LITTLE_MEMORY));
                idle.add(List.of(name + ", with it and the flags for little memory", little));
                report.keep("idle " + version, little.equals("–") ? Double.NaN : Double.parseDouble(little));
            }
        }
        report.table(List.of("idle", "MB in memory"), idle);
    }

    /** @return megabytes */
    private String idle(List<String> java) throws IOException, InterruptedException {
        Report.say("idle, " + String.join(" ", java));
        try (Server server = new Server(database.folder(), java, Server.settings(database))) {
            Thread.sleep(IDLE.toMillis());
            return server.residentMegabytes();
        }
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
