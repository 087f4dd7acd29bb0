package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the pages are, and what the machine can do at all. */
final class Baseline {

    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");

    private final Report report;
    private final Path folder;
    private final int seconds;

    private Baseline(Report report, Path folder, int seconds) {
        this.report = report;
        this.folder = folder;
        this.seconds = seconds;
    }

    static void measure(Report report, Path folder, int seconds) throws IOException, InterruptedException {
        Baseline baseline = new Baseline(report, folder, seconds);
        Path pages = baseline.pages();
        baseline.constants(pages);
        baseline.commits();
    }

    private Path pages() throws IOException, InterruptedException {
        Path pages = Files.createDirectories(folder.resolve("constant"));
        try (Database database = Database.h2(folder.resolve("pages"));
                Server server = Server.application(database)) {
            Files.writeString(pages.resolve("page.html"), sizes(server));
        }
        return pages;
    }

    private void constants(Path pages) throws IOException, InterruptedException {
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
            for (String path : List.of(Constant.STRING, Constant.PAGE)) {
                String what = path.equals(Constant.PAGE) ? "page" : "string";
                Load load = new Load(
                        server, none, browser -> browser.get("get", path).expect(200));
                load.warmUp(seconds);
                for (int connections : Load.VISITORS) {
                    Report.say("constant " + what + ", " + connections + " connections");
                    Load.Outcome outcome = load.run(connections, Duration.ofSeconds(seconds));
                    rows.add(List.of(
                            "constant " + what,
                            String.valueOf(connections),
                            report.keep(what + " rate " + connections, outcome.perSecond()),
                            report.keep(what + " cpu " + connections, outcome.cpu()),
                            outcome.busy()));
                }
                report.count(load);
            }
            report.table(List.of("", "connections", "requests/s", "CPU ms each", "server's, load's core busy"), rows);
        }
    }

    private void commits() throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        try (Database h2 = Database.h2(folder.resolve("commits"));
                Database postgres = Database.postgres(folder.resolve("commits"))) {
            for (Database database : List.of(h2, postgres)) {
                for (int connections : Load.VISITORS) {
                    Report.say("commits on " + database.name() + ", " + connections + " threads");
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
            Map<String, Page> pages = new LinkedHashMap<>();
            Set<String> linked = new LinkedHashSet<>();
            pages.put("start", browser.get("page", "/").expect(200));
            pages.put("question", browser.get("page", "/questions/1").expect(200));
            question = pages.get("question").html();
            for (int i = 1; i <= 11; i++) {
                Page page = browser.get("page", "/questions/" + i).expect(200);
                pages.put(i == 11 ? "feedback" : "question", page);
                Map<String, String> form = new LinkedHashMap<>(page.hidden());
                form.put(i == 11 ? "feedback" : "choice", "B");
                browser.post("page", "/questions/" + i, form).expect(303);
            }
            Page check = browser.get("page", "/answers").expect(200);
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
                Page page = browser.get("file", file).expect(200);
                rows.add(List.of(file.replaceAll("-[0-9a-f]{32}", ""), bytes(page), compressed(page), ""));
            }
        }
        report.table(List.of("", "bytes", "compressed", "with all that a first visit loads"), rows);
        return question;
    }

    private static String bytes(Page page) {
        return "%,d".formatted(page.html().getBytes(StandardCharsets.UTF_8).length);
    }

    private static String compressed(Page page) {
        return "%,d".formatted(page.size());
    }
}
