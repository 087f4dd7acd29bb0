package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whole assessments, so many at once. */
final class Walks {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Report report;
    private final Database database;
    private final int seconds;

    private Walks(Report report, Database database, int seconds) {
        this.report = report;
        this.database = database;
        this.seconds = seconds;
    }

    static void measure(Report report, Path folder, int seconds) throws IOException, InterruptedException {
        try (Database h2 = Database.h2(folder.resolve("walk"))) {
            new Walks(report, h2, seconds).measure();
        }
        try (Database postgres = Database.postgres(folder.resolve("walk-postgres"))) {
            new Walks(report, postgres, seconds).measure();
        }
        try (Database h2 = Database.h2(folder.resolve("small"))) {
            new Walks(report, h2, seconds).measureSmall();
        }
    }

    private void measure() throws IOException, InterruptedException {
        String name = database.name();
        Assessment assessment = new Assessment();
        List<List<String>> rates = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        report.section("Whole assessments on " + name);
        try (Server server = Server.application(database)) {
            Load load = new Load(server, database, assessment);
            Report.say("warming up, " + name);
            load.warmUp(2 * seconds);
            for (int visitors : Load.VISITORS) {
                Report.say(visitors + " visitors, " + name);
                Load.Outcome outcome = load.run(visitors, Duration.ofSeconds(seconds));
                rounds.add(new Round(String.valueOf(visitors), outcome));
                rates.add(rates(name, String.valueOf(visitors), outcome));
            }
            Report.say(Load.MOST + " visitors who pause, " + name);
            Load.Outcome paused = load.run(Load.MOST, PAUSE, Duration.ofSeconds(2L * seconds));
            rounds.add(new Round("32 who pause", paused));
            rates.add(rates(name, "32 who pause", paused));
            report.table(
                    List.of(
                            "visitors",
                            "assessments/s",
                            "requests/s ÷ constant page's",
                            "CPU ms each",
                            "of it the database's own",
                            "÷ 26 constant pages",
                            "server's, load's core busy"),
                    rates);
            steps(name, rounds);
            report.count(load);
            requests(server);
            report.text("Resident memory after it: " + server.residentMegabytes() + " MB.");
        }
        long stored = database.submitted();
        report.text("%s: submitted %,d, stored %,d.".formatted(database.version(), assessment.submitted(), stored));
        if (stored != assessment.submitted()) {
            throw new IllegalStateException(assessment.submitted() + " were submitted, and " + stored + " are stored");
        }
    }

    private record Round(String visitors, Load.Outcome outcome) {}

    private List<String> rates(String name, String visitors, Load.Outcome outcome) {
        report.keep(name + " assessment rate " + visitors, outcome.perSecond());
        return List.of(
                visitors,
                Report.number(outcome.perSecond()),
                Report.number(Assessment.REQUESTS * outcome.perSecond() / report.figure("page rate " + visitors)),
                report.keep(name + " assessment cpu " + visitors, outcome.cpu()),
                Report.number(outcome.databaseCpuOfEach()),
                Report.number(outcome.cpu() / Assessment.REQUESTS / report.figure("page cpu " + Load.MOST)),
                outcome.busy());
    }

    private void steps(String name, List<Round> rounds) {
        List<String> head = new ArrayList<>(List.of("milliseconds"));
        rounds.forEach(round -> head.addAll(List.of(round.visitors + ": p50", "p95", "p99")));
        List<List<String>> rows = new ArrayList<>();
        double worstPaused = 0;
        for (String step : Assessment.STEPS) {
            List<String> row = new ArrayList<>(List.of(step));
            for (Round round : rounds) {
                for (int percent : new int[] {50, 95, 99}) {
                    row.add(Report.number(round.outcome.percentile(step, percent)));
                }
            }
            rows.add(row);
            double alone = rounds.get(0).outcome.percentile(step, 50);
            worstPaused = Math.max(worstPaused, rounds.get(3).outcome.percentile(step, 99) / alone);
        }
        report.keep(name + " p99 32 paused", worstPaused);
        report.table(head, rows);
    }

    /** The two requests that there are most of, each by itself. */
    private void requests(Server server) throws InterruptedException {
        String name = database.name();
        List<List<String>> rows = new ArrayList<>();
        for (var each :
                new TreeMap<>(Map.of("question", Assessment.reading(), "answer", Assessment.answering())).entrySet()) {
            Report.say(each.getKey() + " by itself, " + name);
            Load load = new Load(server, database, each.getValue());
            load.warmUp(seconds);
            Load.Outcome outcome = load.run(Load.MOST, Duration.ofSeconds(seconds));
            rows.add(List.of(
                    each.getKey(),
                    Report.number(outcome.perSecond()),
                    report.keep(name + " " + each.getKey() + " cpu", outcome.cpu()),
                    Report.number(outcome.databaseCpuOfEach()),
                    Report.number(outcome.cpu() / report.figure("page cpu " + Load.MOST)),
                    Report.number(outcome.cpu() / report.figure(name + " commit cpu " + Load.MOST)),
                    outcome.busy()));
            report.count(load);
        }
        report.table(
                List.of(
                        "by itself, 32 visitors",
                        "requests/s",
                        "CPU ms each",
                        "of it the database's own",
                        "÷ constant page",
                        "÷ bare commit",
                        "server's, load's core busy"),
                rows);
    }

    private void measureSmall() throws IOException, InterruptedException {
        report.section("With -Xmx128m, on " + database.name());
        try (Server server = Server.application(database, "-Xmx128m")) {
            Load load = new Load(server, database, new Assessment());
            Report.say("32 visitors with -Xmx128m");
            load.warmUp(2 * seconds);
            Load.Outcome outcome = load.run(Load.MOST, Duration.ofSeconds(seconds));
            double slowest = Assessment.STEPS.stream()
                    .mapToDouble(step -> outcome.percentile(step, 99))
                    .max()
                    .orElseThrow();
            double rate = outcome.perSecond() / report.figure(database.name() + " assessment rate " + Load.MOST);
            report.table(
                    List.of(
                            "visitors",
                            "assessments/s",
                            "÷ without the limit",
                            "slowest step's p99 ms",
                            "CPU ms each",
                            "errors",
                            "MB in memory"),
                    List.of(List.of(
                            String.valueOf(Load.MOST),
                            Report.number(outcome.perSecond()),
                            report.keep("small rate", rate),
                            Report.number(slowest),
                            Report.number(outcome.cpu()),
                            report.keep("small errors", (double) load.errors()),
                            server.residentMegabytes())));
            report.count(load);
        }
    }
}
