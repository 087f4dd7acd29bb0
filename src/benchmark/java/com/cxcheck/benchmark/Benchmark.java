package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final List<Integer> VISITORS = List.of(1, 8, 32);
    private static final int MOST = 32;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");

    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final Set<String> only = Set.of(System.getProperty("benchmark.only").split(","));
    private final int seconds = Integer.getInteger("benchmark.seconds");
    private final Report report = new Report();

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        new Benchmark().measure();
    }

    /** Tells what it is doing. */
    static void say(String what) {
        System.out.println("… " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    private void measure() throws Exception {
        Instant begin = Instant.now();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Machine.move(ProcessHandle.current().pid(), String.valueOf(Machine.LOAD));
        report.keep("errors", 0);
        if (wanted("baseline")) {
            baseline();
        }
        if (wanted("walk")) {
            walks();
        }
        if (wanted("start")) {
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
        if (report.figure("errors") > 0) {
            throw new IllegalStateException("there were errors, see above");
        }
        if (Boolean.getBoolean("benchmark.record")) {
            whole.record(Path.of("docs", "performance.md"));
        }
    }

    private boolean wanted(String part) {
        return only.contains("all") || only.contains(part);
    }

    private Duration seconds(int times) {
        return Duration.ofSeconds((long) times * seconds);
    }

    /** What the machine can do at all, and how large pages are. */
    private void baseline() throws IOException, InterruptedException {
        Path pages = Files.createDirectories(folder.resolve("constant"));
        try (Database database = Database.h2(folder.resolve("pages"));
                Server server = Server.application(database)) {
            Files.writeString(pages.resolve("page.html"), sizes(server));
        }
        report.section("What the machine can do at all");
        try (Database none = Database.h2(pages);
                Server server = new Server(
                        pages,
                        List.of(
                                Server.java(Path.of(System.getProperty("java.home"))),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                Constant.class.getName()),
                        List.of("--spring.thymeleaf.prefix=file:" + pages + "/"))) {
            List<List<String>> rows = new ArrayList<>();
            for (var each :
                    Map.of("string", Constant.STRING, "page", Constant.PAGE).entrySet()) {
                Load load = new Load(
                        server,
                        none,
                        browser -> browser.get("get", each.getValue()).expect(200));
                load.warmUp(8, seconds(1));
                for (int connections : VISITORS) {
                    say("constant " + each.getKey() + ", " + connections + " connections");
                    Load.Outcome outcome = load.run(connections, seconds(1));
                    rows.add(List.of(
                            "constant " + each.getKey(),
                            String.valueOf(connections),
                            report.keep(each.getKey() + " rate " + connections, outcome.perSecond()),
                            report.keep(each.getKey() + " cpu " + connections, outcome.cpu()),
                            share(outcome)));
                }
                errors(load);
            }
            report.table(List.of("", "connections", "requests/s", "CPU ms each", "server's, load's core busy"), rows);
        }
        List<List<String>> rows = new ArrayList<>();
        try (Database h2 = Database.h2(folder.resolve("commits"));
                Database postgres = Database.postgres(folder.resolve("commits"))) {
            for (Database database : List.of(h2, postgres)) {
                for (int connections : VISITORS) {
                    say("commits on " + database.name() + ", " + connections + " threads");
                    Commits.Outcome outcome = Commits.measure(database, connections, seconds);
                    rows.add(List.of(
                            database.name(),
                            String.valueOf(connections),
                            report.keep(database.name() + " commit rate " + connections, outcome.perSecond()),
                            report.keep(database.name() + " commit cpu " + connections, outcome.cpu())));
                }
            }
        }
        report.table(List.of("durable commits of one row", "threads", "commits/s", "CPU ms each"), rows);
    }

    /** Reports how large the pages are, and returns the question page. */
    private String sizes(Server server) throws IOException {
        report.section("Page sizes");
        List<List<String>> rows = new ArrayList<>();
        String question;
        try (Browser browser = new Browser(server.port())) {
            Map<String, Browser.Page> pages = new LinkedHashMap<>();
            Set<String> linked = new LinkedHashSet<>();
            pages.put("start", browser.get("page", "/").expect(200));
            pages.put("question", browser.get("page", "/questions/1").expect(200));
            question = pages.get("question").html();
            for (int i = 1; i <= 11; i++) {
                Browser.Page page = browser.get("page", "/questions/" + i).expect(200);
                pages.put(i == 11 ? "feedback" : "question", page);
                Map<String, String> form = new LinkedHashMap<>(page.hidden());
                form.put(i == 11 ? "feedback" : "choice", "B");
                browser.post("page", "/questions/" + i, form).expect(303);
            }
            Browser.Page check = browser.get("page", "/answers").expect(200);
            pages.put("check", check);
            String result = browser.post("page", "/submissions", check.hidden()).location();
            pages.put("result", browser.get("page", result).expect(200));
            for (String page : List.of("guide", "scoring", "privacy", "accessibility")) {
                pages.put(page, browser.get("page", "/" + page).expect(200));
            }
            for (var page : pages.entrySet()) {
                Matcher files = LINKED.matcher(page.getValue().html());
                List<String> ofPage = new ArrayList<>();
                while (files.find()) {
                    ofPage.add(files.group(1));
                }
                long besides = 0;
                for (String file : ofPage) {
                    besides += browser.get("file", file).expect(200).size();
                }
                linked.addAll(ofPage);
                rows.add(List.of(
                        page.getKey(),
                        bytes(page.getValue()),
                        compressed(page.getValue()),
                        "%,d".formatted(page.getValue().size() + besides)));
            }
            for (String file : linked) {
                Browser.Page page = browser.get("file", file).expect(200);
                rows.add(List.of(file.replaceAll("-[0-9a-f]{32}", ""), bytes(page), compressed(page), ""));
            }
        }
        report.table(List.of("", "bytes", "compressed", "with all that a first visit loads"), rows);
        return question;
    }

    private static String bytes(Browser.Page page) {
        return "%,d".formatted(page.html().getBytes(StandardCharsets.UTF_8).length);
    }

    private static String compressed(Browser.Page page) {
        return "%,d".formatted(page.size());
    }

    private void walks() throws IOException, InterruptedException {
        try (Database h2 = Database.h2(folder.resolve("walk"))) {
            walk(h2);
        }
        try (Database postgres = Database.postgres(folder.resolve("walk-postgres"))) {
            walk(postgres);
        }
        try (Database h2 = Database.h2(folder.resolve("small"))) {
            small(h2);
        }
    }

    private void walk(Database database) throws IOException, InterruptedException {
        String name = database.name();
        Assessment assessment = new Assessment();
        List<List<String>> rates = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        report.section("Whole assessments on " + name);
        try (Server server = Server.application(database)) {
            Load load = new Load(server, database, assessment);
            say("warming up, " + name);
            load.warmUp(MOST, seconds(2));
            for (int visitors : VISITORS) {
                say(visitors + " visitors, " + name);
                Load.Outcome outcome = load.run(visitors, seconds(1));
                rounds.add(new Round(String.valueOf(visitors), outcome));
                rates.add(rates(name, String.valueOf(visitors), outcome));
            }
            say(MOST + " visitors who pause, " + name);
            Load.Outcome paused = load.run(MOST, PAUSE, seconds(1));
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
            errors(load);
            requests(server, database);
            report.text("Resident memory after it: " + server.residentMegabytes() + " MB.");
        }
        long stored = database.submitted();
        report.text("Submitted: %,d. Stored: %,d.".formatted(assessment.submitted(), stored));
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
                Report.number(outcome.cpu() / Assessment.REQUESTS / report.figure("page cpu " + MOST)),
                share(outcome));
    }

    private void steps(String name, List<Round> rounds) {
        List<String> head = new ArrayList<>(List.of("milliseconds"));
        rounds.forEach(round -> head.addAll(List.of(round.visitors + ": p50", "p95", "p99")));
        List<List<String>> rows = new ArrayList<>();
        double worst = 0;
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
            worst = Math.max(worst, rounds.get(2).outcome.percentile(step, 99) / alone);
            worstPaused = Math.max(worstPaused, rounds.get(3).outcome.percentile(step, 99) / alone);
        }
        report.keep(name + " p99 32", worst);
        report.keep(name + " p99 32 paused", worstPaused);
        report.table(head, rows);
    }

    /** The two requests that there are most of, each by itself. */
    private void requests(Server server, Database database) throws InterruptedException {
        String name = database.name();
        List<List<String>> rows = new ArrayList<>();
        for (var each : Map.of("question", Assessment.reading(), "answer", Assessment.answering())
                .entrySet()) {
            say(each.getKey() + " by itself, " + name);
            Load load = new Load(server, database, each.getValue());
            load.warmUp(MOST, seconds(1).dividedBy(2));
            Load.Outcome outcome = load.run(MOST, seconds(1));
            rows.add(List.of(
                    each.getKey(),
                    Report.number(outcome.perSecond()),
                    report.keep(name + " " + each.getKey() + " cpu", outcome.cpu()),
                    Report.number(outcome.databaseCpuOfEach()),
                    Report.number(outcome.cpu() / report.figure("page cpu " + MOST)),
                    Report.number(outcome.cpu() / report.figure(name + " commit cpu " + MOST)),
                    share(outcome)));
            errors(load);
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

    private void small(Database database) throws IOException, InterruptedException {
        report.section("With -Xmx128m, on " + database.name());
        try (Server server = Server.application(database, "-Xmx128m")) {
            Load load = new Load(server, database, new Assessment());
            say("32 visitors with -Xmx128m");
            load.warmUp(MOST, seconds(2));
            Load.Outcome outcome = load.run(MOST, seconds(1));
            double slowest = Assessment.STEPS.stream()
                    .mapToDouble(step -> outcome.percentile(step, 99))
                    .max()
                    .orElseThrow();
            double rate = outcome.perSecond() / report.figure(database.name() + " assessment rate " + MOST);
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
                            String.valueOf(MOST),
                            Report.number(outcome.perSecond()),
                            report.keep("small rate", rate),
                            Report.number(slowest),
                            Report.number(outcome.cpu()),
                            report.keep("small errors", (double) load.errors()),
                            server.residentMegabytes())));
            errors(load);
        }
    }

    private void starts() throws IOException, InterruptedException {
        report.section("From the command to the first page");
        try (Database database = Database.h2(folder.resolve("start"))) {
            Server.application(database).close(); // makes the tables
            StartUp.measure(report, database);
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
        say("scoring and rendering");
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

    private static String share(Load.Outcome outcome) {
        return "%.0f %%, %.0f %%".formatted(100 * outcome.serverShare(), 100 * outcome.loadShare());
    }

    private void errors(Load load) {
        report.keep("errors", report.figure("errors") + load.errors());
    }
}
