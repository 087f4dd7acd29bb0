package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.springframework.util.FileSystemUtils;

/** Measures part after part and reports it; docs/performance.md says what each row means. */
final class Benchmark {

    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final Set<String> only = Set.of(System.getProperty("benchmark.only").split(","));
    private final int seconds = Integer.getInteger("benchmark.seconds");
    private final Report report = new Report();

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Machine.quieten();
        new Benchmark().measure();
    }

    private void measure() throws Exception {
        Instant begin = Instant.now();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Machine.move(ProcessHandle.current().pid(), String.valueOf(Machine.LOAD));
        if (wanted("baseline")) {
            Baseline.measure(report, folder, seconds);
        }
        if (wanted("walk")) {
            Walks.measure(report, folder, seconds);
        }
        if (wanted("start") || wanted("cold")) {
            starts();
        }
        if (wanted("submissions")) {
            submissions();
        }
        if (wanted("code")) {
            code();
        }
        Report whole = new Report();
        whole.section("The machine");
        List<List<String>> machine = new ArrayList<>(Machine.description());
        machine.add(List.of(
                "measured",
                begin.truncatedTo(ChronoUnit.MINUTES) + ", in "
                        + Duration.between(begin, Instant.now()).toMinutes() + " minutes"));
        whole.table(List.of("", ""), machine);
        whole.section("The goals");
        whole.table(List.of("goal", "limit", "measured", ""), Goals.of(report));
        whole.append(report);
        whole.write(folder.resolveSibling("benchmark.md"));
        if (report.errors() > 0) {
            throw new IllegalStateException(report.errors() + " errors, see above");
        }
        if (Boolean.getBoolean("benchmark.record")) {
            whole.record(Path.of("docs", "performance.md"));
        }
    }

    private boolean wanted(String part) {
        return only.contains("all") || only.contains(part);
    }

    private void starts() throws IOException, InterruptedException {
        try (Database database = Database.h2(folder.resolve("start"))) {
            QuickStart ways = new QuickStart(database.folder());
            Server.application(database).close(); // makes the tables
            if (wanted("start")) {
                report.section("From the command to the first page");
                StartUp.measure(report, database, ways);
            }
            if (wanted("cold")) {
                report.section("The first visitors after a start, on H2");
                Cold.measure(report, database, ways, seconds);
            }
        }
    }

    private void submissions() throws IOException, InterruptedException {
        List<Integer> sizes = Arrays.stream(
                        System.getProperty("benchmark.submissions").split(","))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        report.section("With many submissions, -Xmx256m");
        try (Database h2 = Database.h2(folder.resolve("submissions"))) {
            Growth.measure(report, h2, sizes, seconds);
        }
        try (Database postgres = Database.postgres(folder.resolve("submissions-postgres"))) {
            Growth.measure(report, postgres, sizes, seconds);
        }
    }

    private void code() throws RunnerException {
        report.section("Without a server");
        List<List<String>> rows = new ArrayList<>();
        Report.say("scoring and rendering");
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .include(RenderingBenchmark.class.getName())
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            rows.add(List.of(
                    result.getPrimaryResult().getLabel(),
                    Report.number(result.getPrimaryResult().getScore()) + " ± "
                            + Report.number(result.getPrimaryResult().getScoreError()),
                    Report.number(
                            Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                                    .getScore())));
        }
        report.table(List.of("", "µs", "bytes allocated"), rows);
    }
}
