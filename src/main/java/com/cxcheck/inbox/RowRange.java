package com.cxcheck.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of follow_up that are next to each other in one of its indexes: those with the same values in the first columns, in the
 * order of the columns that follow.
 *
 * @param table follow_up as f, with what is joined to it
 * @param prefix the columns with the same value in all rows
 * @param byDueDate whether the next column is reply_by; otherwise it is submitted_at
 * @param residual further conditions
 */
record RowRange(Sql table, List<Column> prefix, boolean byDueDate, List<Sql> residual) {

    /** @param value null for rows without one */
    record Column(String name, @Nullable String value) {

        Sql predicate() {
            return value == null ? Sql.of(name + " is null") : Sql.of(name + " = ?", value);
        }
    }

    enum Direction {
        /** That of the index: the newest first, or what is due first. */
        FORWARD,
        BACKWARD
    }

    RowRange and(List<Sql> more) {
        return new RowRange(
                table,
                prefix,
                byDueDate,
                Stream.of(residual, more).flatMap(List::stream).toList());
    }

    /** Selects ids and times, in no particular order. */
    Sql rows(String columns) {
        List<Sql> predicates = new ArrayList<>();
        prefix.forEach(column -> predicates.add(column.predicate()));
        predicates.addAll(residual);
        return Sql.of("select " + columns + " from ").then(table).where(predicates);
    }

    /**
     * The same in the order of the index. Although the columns of the prefix are the same in all rows, the order has to name
     * them: only then does H2 (2.4) see that the index is in this order.
     */
    Sql rowsInOrder(String columns, Direction direction) {
        boolean forward = direction == Direction.FORWARD;
        String ofPrefix = forward ? ", " : " desc, ";
        StringBuilder order = new StringBuilder(" order by ");
        prefix.forEach(column -> order.append(column.name()).append(ofPrefix));
        if (byDueDate) {
            order.append("f.reply_by").append(ofPrefix);
        }
        order.append(forward ? "f.submitted_at desc, f.submission_id desc" : "f.submitted_at, f.submission_id");
        return rows(columns).then(order.toString());
    }
}
