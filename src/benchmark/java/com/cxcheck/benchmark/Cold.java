package com.cxcheck.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first visitors get after a start: a small consultancy's server is nearly always cold. */
final class Cold {

    private static final String ONLY_C1 = "-XX:TieredStopAtLevel=1";

    /** Assessments: the first, up to the 20th, up to the 80th. */
    private static final int SOON = 20;

    private static final int LATER = 80;

    private final Report report;
    private final Database database;
    private final QuickStart ways;
    private final int seconds;
    private final List<List<String>> cold = new ArrayList<>();
    private final List<List<String>> warm = new ArrayList<>();

    private Cold(Report report, Database database, QuickStart ways, int seconds) {
        this.report = report;
        this.database = database;
        this.ways = ways;
        this.seconds = seconds;
    }

    /** @param database whose tables are there */
    static void measure(Report report, Database database, QuickStart ways, int seconds)
            throws IOException, InterruptedException {
        Cold part = new Cold(report, database, ways, seconds);
        List<Integer> versions = Machine.VERSIONS.stream().filter(ways::has).toList();
        for (int version : versions) {
            part.measureCold(version);
        }
        // at last, since what these store is counted after the next start
        for (int version : versions) {
            part.measureWarm(version);
        }
        report.table(
                List.of(
                        "",
                        "s to the first page",
                        "first page ms",
                        "first visitor's slowest page ms",
                        "CPU ms of the first assessment",
                        "of 2 to " + SOON,
                        "of " + (SOON + 1) + " to " + LATER),
                part.cold);
        report.table(
                List.of(
                        "warm, " + Load.MOST + " visitors",
                        "assessments/s",
                        "CPU ms each",
                        "÷ the jar's",
                        "MB in memory"),
                part.warm);
    }

    private void measureCold(int version) throws IOException, InterruptedException {
        String jdk = "JDK " + version;
        measure(jdk + ", the jar", "", ways.jar(version));
        measure(jdk + ", the jar, only C1", "", ways.jar(version, ONLY_C1));
        measure(jdk + ", with the start-up cache", "cold " + version, ways.cached(version));
    }

    private void measureWarm(int version) throws IOException, InterruptedException {
        String jdk = "JDK " + version;
        Load.Outcome plain = warm(jdk + ", the jar", ways.jar(version), null);
        Load.Outcome cached = warm(jdk + ", with the start-up cache", ways.cached(version), plain);
        report.keep("cold " + version + " warm", cached.cpu() / plain.cpu());
        Load.Outcome little = warm(
                jdk + ", with it and the flags for little memory",
                ways.cached(version, QuickStart.LITTLE_MEMORY),
                plain);
        report.keep("little rate " + version, little.perSecond() / cached.perSecond());
    }

    /** @param figure under which its figures are kept, if it isn't empty */
    private void measure(String what, String figure, List<String> java) throws IOException, InterruptedException {
        Report.say("first visitors, " + what);
        try (Server server = new Server(database.folder(), java, Server.settings(database));
                Browser browser = new Browser(server.port())) {
            Assessment assessment = new Assessment();
            double first = cpu(server, browser, assessment, 1);
            double slowest = browser.times().values().stream()
                            .mapToLong(times -> times.getMaxValue())
                            .max()
                            .orElseThrow()
                    / 1e6;
            double soon = cpu(server, browser, assessment, SOON - 1);
            double later = cpu(server, browser, assessment, LATER - SOON);
            if (!figure.isEmpty()) {
                report.keep(
                        figure + " slowest",
                        Math.max(slowest, server.firstPage().toNanos() / 1e6));
                report.keep(figure + " soon", soon);
                report.keep(figure + " later", later);
            }
            cold.add(List.of(
                    what,
                    Report.number(server.untilFirstPage().toNanos() / 1e9),
                    Report.number(server.firstPage().toNanos() / 1e6),
                    Report.number(slowest),
                    Report.number(first),
                    Report.number(soon),
                    Report.number(later)));
        }
    }

    /** @return the mean, in milliseconds of the server's processor time */
    private static double cpu(Server server, Browser browser, Assessment assessment, int times) throws IOException {
        Duration begin = server.cpu();
        for (int i = 0; i < times; i++) {
            assessment.run(browser);
        }
        return server.cpu().minus(begin).toNanos() / 1e6 / times;
    }

    private Load.Outcome warm(String what, List<String> java, Load.@Nullable Outcome plain)
            throws IOException, InterruptedException {
        Report.say("warming up, " + what);
        try (Server server = new Server(database.folder(), java, Server.settings(database))) {
            Load load = new Load(server, database, new Assessment());
            load.warmUp(2 * seconds);
            Load.Outcome outcome = load.run(Load.MOST, Duration.ofSeconds(seconds));
            report.count(load);
            warm.add(List.of(
                    what,
                    Report.number(outcome.perSecond()),
                    Report.number(outcome.cpu()),
                    plain == null ? "" : Report.number(outcome.cpu() / plain.cpu()),
                    server.residentMegabytes()));
            return outcome;
        }
    }
}
