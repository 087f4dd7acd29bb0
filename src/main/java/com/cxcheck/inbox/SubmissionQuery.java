package com.cxcheck.inbox;

import com.cxcheck.inbox.RowRange.Direction;
import com.cxcheck.inbox.SortOrder.Column;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * The SQL for a filter, whose rows are a few {@link RowRanges ranges} of indexes in the order of submission time. Any other sort
 * order is applied to the newest matching rows only, because there is no index for each combination of filter and order.
 *
 * <p>This is the one place where SQL reads the tables of other modules: filter, search and order of a page have to be one
 * statement, which no join in memory replaces for a million rows.
 */
final class SubmissionQuery {

    /** How many rows are searched for a {@link Lookup#common common} term, in all ranges together. */
    private static final int MAX_SEARCHED_ROWS = 20_000;

    /** How many rows are read from all ranges together to find the newest ones. */
    private static final int MAX_READ_ROWS = 80_000;

    private static final String KEY = "f.submission_id, f.submitted_at";

    private static final String NEWEST_FIRST = "f.submitted_at desc, f.submission_id desc";

    private static final Map<Column, String> SORT_KEYS = Map.of(
            Column.DUE,
                    "(select case when o.state = 'DONE' then null else o.reply_by end from follow_up o where o.submission_id = f.submission_id)",
            Column.SCORE, "(select score from submission where id = f.submission_id)",
            Column.BUSINESS, "(select lower(business) from submission where id = f.submission_id)",
            Column.STATE,
                    "(select case o.state when 'NEW' then 1 when 'IN_CONVERSATION' then 2 else 3 end from follow_up o"
                            + " where o.submission_id = f.submission_id)",
            Column.ASSIGNEE, "(select lower(o.assignee) from follow_up o where o.submission_id = f.submission_id)");

    /** The key of a row in the list, which is unique. */
    record RowKey(long submissionId, Timestamp submittedAt) {}

    /** @param more whether there may be more rows than were counted */
    record Total(int rows, boolean more) {}

    private final JdbcClient jdbc;

    /** In the order of time, but for those by due date, which are short. */
    private final Supplier<List<RowRange>> ranges;

    /** For counting, and for the order of due dates. */
    private final Supplier<List<RowRange>> byDueDate;

    /** For common search terms, which are looked up row by row. */
    private final List<Sql> common;

    /** @param states any of which a row has */
    SubmissionQuery(SubmissionFilter filter, List<FollowUpState> states, Lookup lookup, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        RowRanges all = new RowRanges(filter, lookup, clock);
        boolean rare = lookup.ids().isPresent();
        List<Sql> terms = lookup.onlyTag() ? List.of() : lookup.common();
        List<Sql> residual = rare ? terms : List.of();
        ranges = SingletonSupplier.of(() -> states.stream()
                .flatMap(state -> all.inOrderOfTime(state).stream())
                .map(range -> range.and(residual))
                .toList());
        byDueDate = SingletonSupplier.of(() -> states.stream()
                .flatMap(state -> all.byDueDate(state).stream())
                .map(range -> range.and(residual))
                .toList());
        common = rare ? List.of() : terms;
    }

    /** Counts the matching rows up to a limit; common terms are searched for in the newest rows only. */
    Total countTo(int limit) {
        if (!common.isEmpty()) {
            int found = count(
                    Sql.of("select 1 as one from ").then(newest(searchedRows())).where(common), limit + 1);
            boolean more = found > limit || countRows(searchedRows() + 1) > searchedRows();
            return new Total(Math.min(found, limit), more);
        }
        int found = countRows(limit + 1);
        return new Total(Math.min(found, limit), found > limit);
    }

    /** Counts one range, then two, four and so on, since the first often has enough rows. */
    private int countRows(int limit) {
        List<RowRange> all = byDueDate.get();
        int found = 0;
        int step = 1;
        for (int from = 0; from < all.size() && found < limit; from += step / 2) {
            int left = limit - found;
            List<Sql> counts = all.subList(from, Math.min(from + step, all.size())).stream()
                    .map(range -> Sql.of("select count(*) as n from (")
                            .then(range.rows("1 as one"))
                            .then(limit(left) + ") counted"))
                    .toList();
            Sql sql = Sql.of("select sum(n) from (").then(Sql.unionAll(counts)).then(") counts");
            found += jdbc.sql(sql.text())
                    .params(sql.values())
                    .query(Integer.class)
                    .single();
            step *= 2;
        }
        return Math.min(found, limit);
    }

    private int count(Sql rows, int limit) {
        Sql sql = Sql.of("select count(*) from (").then(rows).then(limit(limit) + ") counted");
        return jdbc.sql(sql.text()).params(sql.values()).query(Integer.class).single();
    }

    private int searchedRows() {
        return Math.min(MAX_SEARCHED_ROWS, newestRows());
    }

    /** How many of the newest rows are sorted by anything but the time. */
    int newestRows() {
        return Math.max(
                1_000,
                Math.min(
                        Inbox.MAX_LISTED * 2,
                        MAX_READ_ROWS / Math.max(1, ranges.get().size())));
    }

    /** The newest rows as a table f. */
    private Sql newest(int limit) {
        return Sql.of("(")
                .then(union(limit, Direction.FORWARD))
                .then(" order by " + NEWEST_FIRST + limit(limit) + ") f");
    }

    /** The first rows of each range, as a query of a table f. */
    private Sql union(int limit, Direction direction) {
        List<Sql> parts = ranges.get().stream()
                .map(range -> range.byDueDate()
                        ? range.rowsInOrder(KEY, Direction.FORWARD).then(limit(Inbox.MAX_LISTED))
                        : range.rowsInOrder(KEY, direction).then(limit(limit)))
                .toList();
        return Sql.of("select " + KEY + " from (").then(Sql.unionAll(parts)).then(") f");
    }

    /**
     * A part of the sorted rows.
     *
     * @param newest how many of the newest matching rows are sorted, unless an index is in that order
     */
    List<RowKey> keys(SortOrder order, int newest, long offset, int limit) {
        if (ranges.get().isEmpty()) {
            return List.of();
        }
        if (!common.isEmpty()) {
            Sql found = Sql.of("select " + KEY + " from ")
                    .then(newest(searchedRows()))
                    .where(common);
            return keys(found.then(" order by " + orderBy(order)), offset, limit);
        }
        if (order.by() == Column.DATE) {
            Direction direction = order.descending() ? Direction.FORWARD : Direction.BACKWARD;
            Sql rows = isOneRange()
                    ? ranges.get().get(0).rowsInOrder(KEY, direction)
                    : union((int) offset + limit, direction).then(" order by " + orderBy(order));
            return keys(rows, offset, limit);
        }
        if (order.equals(SortOrder.MOST_TO_DO) && byDueDate.get().stream().allMatch(RowRange::byDueDate)) {
            List<Sql> parts = byDueDate.get().stream()
                    .map(range -> range.rowsInOrder(KEY + ", f.reply_by", Direction.FORWARD)
                            .then(limit(offset + limit)))
                    .toList();
            return keys(
                    Sql.of("select " + KEY + " from (")
                            .then(Sql.unionAll(parts))
                            .then(") f order by f.reply_by, " + NEWEST_FIRST),
                    offset,
                    limit);
        }
        return keys(
                Sql.of("select " + KEY + " from ").then(newest(newest)).then(" order by " + orderBy(order)),
                offset,
                limit);
    }

    private boolean isOneRange() {
        return ranges.get().size() == 1 && !ranges.get().get(0).byDueDate();
    }

    private static String orderBy(SortOrder order) {
        if (order.by() == Column.DATE) {
            return order.descending() ? NEWEST_FIRST : "f.submitted_at, f.submission_id";
        }
        return SORT_KEYS.get(order.by()) + (order.descending() ? " desc" : "") + " nulls last, " + NEWEST_FIRST;
    }

    List<RowKey> newestKeys(int limit) {
        return batch(List.of(), limit);
    }

    /** The rows that follow one in the order from the newest on. */
    List<RowKey> keysAfter(RowKey last, int limit) {
        return batch(
                List.of(Sql.of(
                        "f.submitted_at <= ? and (f.submitted_at < ? or f.submission_id < ?)",
                        last.submittedAt,
                        last.submittedAt,
                        last.submissionId)),
                limit);
    }

    private List<RowKey> batch(List<Sql> more, int limit) {
        if (ranges.get().isEmpty()) {
            return List.of();
        }
        List<Sql> conditions = Stream.of(common, more).flatMap(List::stream).toList();
        List<Sql> parts = new ArrayList<>();
        for (RowRange range : ranges.get()) {
            Sql rows = range.and(conditions).rowsInOrder(KEY, Direction.FORWARD);
            parts.add(range.byDueDate() ? rows : rows.then(limit(limit)));
        }
        return keys(
                Sql.of("select " + KEY + " from (").then(Sql.unionAll(parts)).then(") f order by " + NEWEST_FIRST),
                0,
                limit);
    }

    /** Not as a parameter: H2 (2.4) takes a table's rows from the statement before if only the limit within it is another one. */
    private static String limit(long rows) {
        return " limit " + rows;
    }

    private List<RowKey> keys(Sql select, long offset, int limit) {
        Sql sql = select.then(" limit ? offset ?", limit, offset);
        return jdbc.sql(sql.text())
                .params(sql.values())
                .query((row, number) -> new RowKey(row.getLong(1), row.getTimestamp(2)))
                .list();
    }
}
