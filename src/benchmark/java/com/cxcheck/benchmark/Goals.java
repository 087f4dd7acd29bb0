package com.cxcheck.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What was promised, and whether it is so. */
final class Goals {

    private static final List<String> DATABASES = List.of("H2", "PostgreSQL");

    private final Report report;
    private final List<List<String>> rows = new ArrayList<>();

    private Goals(Report measured) {
        this.report = measured;
    }

    /** Rows of a table: the goal, its limit, what was measured, and whether that meets it. */
    static List<List<String>> of(Report measured) {
        Goals goals = new Goals(measured);
        for (String database : DATABASES) {
            goals.steps(database, database.equals("H2") ? 4 : 6);
        }
        for (String database : DATABASES) {
            goals.atMost(
                    "(b) milliseconds of CPU for an assessment, 32 visitors, " + database,
                    10,
                    goals.get(database + " assessment cpu 32"));
        }
        for (String database : DATABASES) {
            goals.atMost(
                    "(c) a step's p99 with 32 visitors who take 50 ms for each page ÷ its p50 with 1, the worst step, "
                            + database,
                    10,
                    goals.get(database + " p99 32 paused"));
        }
        for (String database : DATABASES) {
            goals.atMost(
                    "(d) submit's p50 with the most submissions ÷ its p50 with the fewest, " + database,
                    1.1,
                    goals.get(database + " submit growth"));
        }
        goals.atLeast("(e) rate of assessments with `-Xmx128m` ÷ without, 32 visitors", 0.9, goals.get("small rate"));
        goals.atMost("(e) errors with `-Xmx128m`", 0, goals.get("small errors"));
        goals.atLeast("(f) start without the cache ÷ with it, JDK 17", 1.5, goals.get("start 17"));
        goals.atLeast("(f) start without the cache ÷ with it, JDK 25", 2.5, goals.get("start 25"));
        for (String database : DATABASES) {
            goals.export(database, "CSV", 80_000);
            goals.export(database, "CSV, not compressed", 100_000);
            goals.export(database, "XLSX", 60_000);
        }
        for (int version : Machine.VERSIONS) {
            goals.cold(version);
        }
        for (String database : DATABASES) {
            for (String page : List.of(Growth.TWO_FILTERS, Growth.SEARCH, Growth.THREE_SOURCES)) {
                goals.atMost(
                        "(i) p95 with the most submissions, milliseconds, " + page + ", " + database,
                        300,
                        goals.get(database + " " + page));
            }
        }
        for (int version : Machine.VERSIONS) {
            goals.littleMemory(version);
        }
        return goals.rows;
    }

    private void steps(String database, int pages) {
        double page = get("page cpu 32");
        double insert = get(database + " commit cpu 32");
        double answer = get(database + " answer cpu");
        atMost(
                "(a) CPU of a question page ÷ constant page, " + database,
                pages,
                get(database + " question cpu") / page);
        atMost(
                "(a) CPU of an answer, milliseconds, against 3 × bare insert + constant page, " + database,
                3 * insert + page,
                answer);
        atMost("(a) the same against 3 × (bare insert + constant page), " + database, 3 * (insert + page), answer);
    }

    private void export(String database, String format, double limit) {
        atLeast(
                "(g) exported rows per second with the most submissions, `-Xmx256m`, " + format + ", " + database,
                limit,
                get(database + " " + format + " rows"));
    }

    private void cold(int version) {
        String cold = "(h) with the start-up cache, JDK " + version + ": ";
        atMost(cold + "the first visitor's slowest page, milliseconds", 400, get("cold " + version + " slowest"));
        atMost(cold + "milliseconds of CPU for an assessment, 2 to 20", 250, get("cold " + version + " soon"));
        atMost(cold + "the same, 21 to 80", 120, get("cold " + version + " later"));
        atMost(cold + "the same once it is warm, ÷ the jar's", 1.5, get("cold " + version + " warm"));
    }

    private void littleMemory(int version) {
        String little = "(j) with the flags for little memory, JDK " + version + ": ";
        atMost(little + "MB in memory when idle", 250, get("idle " + version));
        atLeast(little + "rate of assessments ÷ without them", 1 / 1.1, get("little rate " + version));
    }

    private double get(String figure) {
        return report.figure(figure);
    }

    private void atMost(String goal, double limit, double measured) {
        add(goal, "≤ ", limit, measured, measured <= limit);
    }

    private void atLeast(String goal, double limit, double measured) {
        add(goal, "≥ ", limit, measured, measured >= limit);
    }

    private void add(String goal, String sign, double limit, double measured, boolean met) {
        rows.add(List.of(
                goal,
                sign + Report.number(limit),
                Report.number(measured),
                Double.isNaN(measured) ? "not measured" : met ? "met" : "**not met**"));
    }
}
