package com.cxcheck.inbox;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A part of a statement, with the values of its parameters. */
record Sql(String text, List<?> values) {

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** The condition that a column has one of some values. */
    static Sql in(String column, Collection<?> values) {
        return values.isEmpty()
                ? of("1 = 0")
                : new Sql(
                        column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                        List.copyOf(values));
    }

    Sql then(String nextText, Object... nextValues) {
        return then(of(nextText, nextValues));
    }

    Sql then(Sql next) {
        return new Sql(
                text + next.text,
                Stream.<Object>concat(values.stream(), next.values.stream()).toList());
    }

    Sql where(List<Sql> predicates) {
        Sql sql = this;
        String keyword = " where ";
        for (Sql predicate : predicates) {
            sql = sql.then(keyword).then(predicate);
            keyword = " and ";
        }
        return sql;
    }

    /** The condition that one of several holds. */
    static Sql anyOf(List<Sql> conditions) {
        return of("(").then(join("or", conditions)).then(")");
    }

    /** Joins parts, each in brackets. */
    static Sql unionAll(List<Sql> parts) {
        return join("union all", parts);
    }

    private static Sql join(String keyword, List<Sql> parts) {
        Sql all = of("");
        String before = "(";
        for (Sql part : parts) {
            all = all.then(before).then(part).then(")");
            before = " " + keyword + " (";
        }
        return all;
    }
}
