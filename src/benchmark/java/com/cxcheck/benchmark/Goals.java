package com.cxcheck.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What was promised, and whether it is so. */
final class Goals {

    private final Report report;
    private final List<List<String>> rows = new ArrayList<>();

    private Goals(Report measured) {
        this.report = measured;
    }

    /** Rows of a table: the goal, its limit, what was measured, and whether that meets it. */
    static List<List<String>> of(Report measured) {
        Goals goals = new Goals(measured);
        for (String database : List.of("H2", "PostgreSQL")) {
            goals.steps(database);
        }
        for (String database : List.of("H2", "PostgreSQL")) {
            goals.atMost(
                    "(b) milliseconds of CPU for an assessment, 32 visitors, " + database,
                    3.4,
                    goals.get(database + " assessment cpu 32"));
        }
        for (String database : List.of("H2", "PostgreSQL")) {
            goals.atMost(
                    "(c) a step's p99 with 32 visitors who never pause ÷ its p50 with 1, the worst step, " + database,
                    10,
                    goals.get(database + " p99 32"));
            goals.atMost(
                    "(c) the same with 32 visitors who take 50 ms for each page, " + database,
                    10,
                    goals.get(database + " p99 32 paused"));
        }
        for (String database : List.of("H2", "PostgreSQL")) {
            goals.atMost(
                    "(d) a step's p50 with many submissions ÷ its p50 with 0, the worst step and number, " + database,
                    1.1,
                    goals.get(database + " growth"));
        }
        goals.atLeast("(e) rate of assessments with `-Xmx128m` ÷ without, 32 visitors", 0.9, goals.get("small rate"));
        goals.atMost("(e) errors with `-Xmx128m`", 0, goals.get("small errors"));
        goals.atLeast("(f) start without the cache ÷ with it, JDK 17", 2, goals.get("start 17"));
        goals.atLeast("(f) start without the cache ÷ with it, JDK 25", 3, goals.get("start 25"));
        for (String database : List.of("H2", "PostgreSQL")) {
            for (String format : List.of("CSV", "CSV, not compressed", "XLSX")) {
                goals.atLeast(
                        "(g) exported rows per second with the most submissions, `-Xmx256m`, " + format + ", "
                                + database,
                        100_000,
                        goals.get(database + " " + format + " rows"));
            }
        }
        return goals.rows;
    }

    private void steps(String database) {
        double page = get("page cpu 32");
        double insert = get(database + " commit cpu 32");
        double answer = get(database + " answer cpu");
        atMost("(a) CPU of a question page ÷ constant page, " + database, 4, get(database + " question cpu") / page);
        atMost(
                "(a) CPU of an answer, milliseconds, against 3 × bare insert + constant page, " + database,
                3 * insert + page,
                answer);
        atMost("(a) the same against 3 × (bare insert + constant page), " + database, 3 * (insert + page), answer);
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
