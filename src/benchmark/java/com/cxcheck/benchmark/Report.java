package com.cxcheck.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured: tables for people, in Markdown, and the figures that goals and ratios are worked out from. */
final class Report {

    private static final String BEGIN = "<!-- what ./mvnw -Pbenchmark verify -Dbenchmark.record writes begins here -->";
    private static final String END = "<!-- … and ends here -->";

    private static final String ERRORS = "errors";

    private final StringBuilder markdown = new StringBuilder();
    private final Map<String, Double> figures = new HashMap<>();

    /** Tells what it is doing. */
    static void say(String what) {
        System.out.println("… " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    void section(String title) {
        add("\n### " + title + "\n");
    }

    void text(String text) {
        add(text + "\n");
    }

    void table(List<String> head, List<List<String>> rows) {
        add(row(head));
        add(row(head.stream().map(column -> "---").toList()));
        rows.forEach(row -> add(row(row)));
        add("");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void add(String line) {
        System.out.println(line);
        markdown.append(line).append('\n');
    }

    /** Puts another one's tables after these. */
    void append(Report other) {
        markdown.append(other.markdown);
    }

    /** Keeps a figure under a name, and returns it as it is shown. */
    String keep(String name, double figure) {
        figures.put(name, figure);
        return number(figure);
    }

    /** NaN if there is none. */
    double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }

    /** Adds up how often something else came back than was to come. */
    void count(Load load) {
        figures.merge(ERRORS, (double) load.errors(), Double::sum);
    }

    /** How often that was. */
    long errors() {
        return (long) (double) figures.getOrDefault(ERRORS, 0.0);
    }

    /** With about three digits; a dash where there is none. */
    static String number(double figure) {
        if (Double.isNaN(figure)) {
            return "–";
        }
        double size = Math.abs(figure);
        return String.format(
                Locale.ENGLISH, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", figure);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, markdown);
    }

    /** Replaces what stands between the two marks in a page. */
    void record(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has to hold two lines, " + BEGIN + " and " + END);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + "\n" + markdown + text.substring(end));
    }

    /** Columns of a table, of one cell each and then of many. */
    static List<String> cells(String first, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        return cells;
    }
}
