package com.cxcheck.benchmark;

import com.cxcheck.inbox.Population;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What becomes of each page, and of the export, with so many submissions. */
final class Growth {

    private static final Pattern SUBMISSION = Pattern.compile("/admin/submissions/(\\d+)");
    private static final String CSV = "/admin/submissions.csv";
    private static final String XLSX = "/admin/submissions.xlsx";
    private static final String HEAP = "-Xmx256m";

    /** What goals are for. */
    static final String TWO_FILTERS = "two filters";

    static final String SEARCH = "search with a filter";
    static final String THREE_SOURCES = "three sources";

    private static final int WARM_UP = 20;
    private static final int TIMES = 50;

    private final Report report;
    private final Database database;
    private final int seconds;

    /** Cells by row. */
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private final Map<String, Double> first = new LinkedHashMap<>();

    private final Map<String, Double> slowest = new HashMap<>();

    private Growth(Report report, Database database, int seconds) {
        this.report = report;
        this.database = database;
        this.seconds = seconds;
    }

    /** @param sizes how many submissions there are, in ascending order */
    static void measure(Report report, Database database, List<Integer> sizes, int seconds)
            throws IOException, InterruptedException {
        Growth growth = new Growth(report, database, seconds);
        Server.application(database).close(); // makes the tables
        for (int size : sizes) {
            growth.fill(size);
            try (Server server = Server.application(database, HEAP)) {
                growth.measure(server, size);
            }
        }
        report.table(
                Report.cells(
                        database.name() + ": submissions",
                        sizes.stream().map(size -> "%,d".formatted(size)).toList()),
                growth.rows.entrySet().stream()
                        .map(row -> Report.cells(row.getKey(), row.getValue()))
                        .toList());
    }

    private void fill(int size) {
        Report.say("filling " + database.name() + " with " + size + " submissions");
        long begin = System.nanoTime();
        Machine.move(ProcessHandle.current().pid(), Machine.BOTH);
        database.fill(size);
        Machine.move(ProcessHandle.current().pid(), String.valueOf(Machine.LOAD));
        add("seconds to fill it for this measurement", Report.number(secondsSince(begin)));
    }

    private void measure(Server server, int size) throws IOException, InterruptedException {
        Assessment assessment = new Assessment();
        try (Browser consultant = new Browser(server.port())) {
            assessment.run(consultant); // so that there is one
            consultant.forget();
            signIn(consultant);
            count(consultant);
            pages(consultant);
            download(consultant, server, size + 1);
        }
        Report.say("visitors with " + size + " submissions, " + database.name());
        Load load = new Load(server, database, assessment);
        load.warmUp(2 * seconds);
        Load.Outcome outcome = load.run(1, Duration.ofSeconds(seconds));
        for (String step : Assessment.STEPS) {
            visitor(step, outcome.percentile(step, 50));
        }
        add("an assessment, CPU ms", Report.number(outcome.cpu()));
        report.count(load);
    }

    private void visitor(String step, double milliseconds) {
        add(step + ", p50 ms", Report.number(milliseconds));
        Double before = first.putIfAbsent(step, milliseconds);
        if (before != null) {
            report.keep(database.name() + " " + step + " growth", milliseconds / before);
        }
    }

    private static void signIn(Browser browser) throws IOException {
        Map<String, String> form =
                new LinkedHashMap<>(browser.get("login", "/login").hidden());
        form.put("username", "consultant");
        form.put("password", Server.PASSWORD);
        browser.post("login", "/login", form).expect(302);
    }

    /** The figures are counted anew once so many are there, a second at a time for who looks at them. */
    private void count(Browser browser) throws IOException {
        Report.say("counting for the figures, " + database.name());
        long begin = System.nanoTime();
        while (browser.get("count", "/admin/insight").expect(200).html().contains("class=\"notice\" role=\"status\"")) {
            // until all is counted
        }
        add("all counted for the figures, s", Report.number(secondsSince(begin)));
    }

    private void pages(Browser browser) throws IOException {
        slowest.clear();
        Report.say("consultant's pages, " + database.name());
        Matcher newest = SUBMISSION.matcher(browser.get("inbox", "/admin").html());
        if (!newest.find()) {
            throw new IOException("the inbox shows no submission");
        }
        page(browser, "inbox", "/admin");
        page(browser, "inbox, page 2", "/admin?page=2");
        page(browser, "inbox, one band", "/admin?band=service-led");
        page(browser, "inbox, a word", "/admin?q=" + Population.WORD);
        limited(browser, TWO_FILTERS, "inbox, band and source", "/admin?band=service-led&source=shop");
        limited(browser, TWO_FILTERS, "inbox, state and tag", "/admin?state=DONE&tag=" + Population.COMMON_TAG);
        limited(browser, TWO_FILTERS, "inbox, overdue and band", "/admin?state=OVERDUE&band=experience-led");
        limited(browser, TWO_FILTERS, "inbox, feedback and assignee", "/admin?feedback=true&assignee=ada");
        limited(browser, SEARCH, "inbox, a word and source", "/admin?source=shop&q=" + Population.WORD);
        limited(browser, SEARCH, "inbox, a common word and state", "/admin?state=NEW&q=" + Population.COMMON_WORD);
        page(browser, "one submission", newest.group());
        page(browser, "insight", "/admin/insight");
        limited(
                browser,
                THREE_SOURCES,
                "insight, three sources",
                "/admin/insight?source=newsletter&source=shop&source=workshop");
        page(browser, "feedback", "/admin/feedback");
    }

    /** Keeps the slowest page's p95 for a goal; that with the most submissions is the last. */
    private void limited(Browser browser, String goal, String name, String path) throws IOException {
        double p95 = slowest.merge(goal, page(browser, name, path), Math::max);
        report.keep(database.name() + " " + goal, p95);
    }

    /** @return its p95 in milliseconds */
    private double page(Browser browser, String name, String path) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            browser.get("warm-up", path).expect(200);
        }
        for (int i = 0; i < TIMES; i++) {
            browser.get(name, path).expect(200);
        }
        Histogram times = Objects.requireNonNull(browser.times().get(name));
        double p95 = times.getValueAtPercentile(95) / 1e6;
        add(
                name + ", p50 (p95) ms",
                Report.number(times.getValueAtPercentile(50) / 1e6) + " (" + Report.number(p95) + ")");
        return p95;
    }

    /** The second time of each, as with everything else. */
    private void download(Browser browser, Server server, int submissions) throws IOException {
        Map<String, String> form = browser.get("inbox", "/admin").hidden();
        server.onAllCores();
        Report.say("exporting before it is measured, " + database.name());
        browser.download(CSV, form, "gzip");
        browser.download(CSV, form, "identity");
        browser.download(XLSX, form, "gzip");
        server.onItsCore();
        export(browser, "CSV", CSV, form, "gzip", submissions);
        export(browser, "CSV, not compressed", CSV, form, "identity", submissions);
        export(browser, "XLSX", XLSX, form, "gzip", submissions);
    }

    private void export(
            Browser browser, String format, String path, Map<String, String> form, String encoding, int submissions)
            throws IOException {
        Report.say("export as " + format + ", " + database.name());
        long begin = System.nanoTime();
        long bytes = browser.download(path, form, encoding);
        double taken = secondsSince(begin);
        add(
                format + ": s, rows/s, MB",
                Report.number(taken) + ", "
                        + report.keep(database.name() + " " + format + " rows", submissions / taken) + ", "
                        + Report.number(bytes / 1e6));
    }

    private void add(String row, String cell) {
        rows.computeIfAbsent(row, absent -> new ArrayList<>()).add(cell);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
