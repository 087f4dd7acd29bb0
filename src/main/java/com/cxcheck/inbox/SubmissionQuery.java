package com.cxcheck.inbox;

import com.cxcheck.inbox.SortOrder.Column;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The SQL for a filter. It reads follow_up, which repeats what submissions are filtered by. A filter on one field is a range
 * scan of one index in the order of submission time, and reads no more rows than the limit. Any other sort order is applied
 * to the newest matching rows only, because there is no index for each combination of filter and order.
 *
 * <p>This is the one place where SQL reads the tables of other modules: filter, search and order of a page have to be one
 * statement, which no join in memory replaces for a million rows.
 */
final class SubmissionQuery {

    /** How many rows are searched for a {@link SearchIndex.Matches#common common} term when rows are counted. */
    private static final int MAX_SEARCHED_ROWS = 20_000;

    private static final Map<Column, String> SORT_KEYS = Map.of(
            Column.DATE, "submitted_at",
            Column.SCORE, "(select score from submission where id = submission_id)",
            Column.BUSINESS, "(select lower(business) from submission where id = submission_id)",
            Column.STATE,
                    "(select case f.state when 'NEW' then 1 when 'IN_CONVERSATION' then 2 else 3 end from follow_up f"
                            + " where f.submission_id = newest.submission_id)",
            Column.ASSIGNEE, "(select lower(assignee) from follow_up f where f.submission_id = newest.submission_id)");

    /** The key of a row in the list, which is unique. */
    record RowKey(long submissionId, Timestamp submittedAt) {}

    /** @param more whether there may be more rows than were counted */
    record Total(int rows, boolean more) {}

    /** A part of a statement, with the values of its parameters. */
    private record Sql(String text, List<?> values) {

        static Sql of(String text, Object... values) {
            return new Sql(text, List.of(values));
        }

        Sql then(String nextText, Object... nextValues) {
            return then(of(nextText, nextValues));
        }

        Sql then(Sql next) {
            return new Sql(
                    text + next.text,
                    Stream.concat(values.stream(), next.values.stream()).toList());
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

        /** The column name at the start of a predicate. */
        String column() {
            return text.substring(0, text.indexOf(' '));
        }
    }

    private final JdbcClient jdbc;
    private final Sql table;
    private final String alias;

    /**
     * The column that precedes the time in the scanned index, or none. Although it is the same in all rows, the order has to
     * name it: only then does H2 (2.4) see that the index is in this order.
     */
    private final Optional<String> indexPrefix;

    private final List<Sql> predicates;

    /** For common search terms, which are looked up row by row. */
    private final List<Sql> termPredicates;

    /** @param matches of the filter's search terms; empty without any */
    SubmissionQuery(SubmissionFilter filter, SearchIndex.Matches matches, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        boolean byTag = !filter.tag().isEmpty();
        alias = byTag ? "t" : "f";
        List<Sql> all = byTag ? withTag(filter, clock) : onFollowUp(filter, clock);
        indexPrefix = all.stream().findFirst().map(Sql::column);
        if (filter.from() != null) {
            all.add(Sql.of(alias + ".submitted_at >= ?", startOf(filter.from(), clock)));
        }
        if (filter.to() != null) {
            all.add(Sql.of(alias + ".submitted_at < ?", startOf(filter.to().plusDays(1), clock)));
        }
        Sql scanned = Sql.of(byTag ? "follow_up_tag t" : "follow_up f");
        List<Sql> terms = matches.common().stream()
                .map(term -> Sql.of(
                        "exists (select 1 from submission_word w where w.submission_id = " + alias
                                + ".submission_id and " + SearchIndex.BEGINS_WITH + ")",
                        SearchTerms.bytes(term),
                        SearchTerms.bytesAfter(term)))
                .toList();
        if (matches.ids().isPresent()) {
            // H2 takes ten times as long for any(…)
            scanned = scanned.then(
                    " join unnest(cast(? as bigint array)) ids (id) on ids.id = " + alias + ".submission_id",
                    (Object) matches.ids().get().toArray(Long[]::new));
            all.addAll(terms);
            terms = List.of();
        }
        table = scanned;
        predicates = List.copyOf(all);
        termPredicates = terms;
    }

    private static Timestamp startOf(LocalDate day, Clock clock) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static List<Sql> withTag(SubmissionFilter filter, Clock clock) {
        List<Sql> predicates = new ArrayList<>(List.of(Sql.of("t.tag = ?", filter.tag())));
        List<Sql> onFollowUp = onFollowUp(filter, clock);
        if (!onFollowUp.isEmpty()) {
            onFollowUp.add(0, Sql.of("f.submission_id = t.submission_id"));
            predicates.add(Sql.of("exists (select 1 from follow_up f")
                    .where(onFollowUp)
                    .then(")"));
        }
        return predicates;
    }

    /** The most selective first, as a rule: the first one's index is scanned. */
    private static List<Sql> onFollowUp(SubmissionFilter filter, Clock clock) {
        List<Sql> predicates = new ArrayList<>();
        if (!filter.hasAction().isEmpty()) {
            predicates.add(Sql.of("f.has_action = ?", filter.hasAction().equals(SubmissionFilter.YES)));
        }
        if (!filter.assignee().isEmpty()) {
            predicates.add(Sql.of("f.assignee = ?", filter.assignee()));
        }
        if (!filter.source().isEmpty()) {
            predicates.add(Sql.of("f.source = ?", filter.source()));
        }
        if (filter.state().equals(SubmissionFilter.OVERDUE)) {
            predicates.add(Sql.of("f.waiting = ?", true));
            predicates.add(Sql.of("f.reply_by < ?", LocalDate.now(clock)));
        } else if (!filter.state().isEmpty()) {
            predicates.add(Sql.of("f.state = ?", filter.state()));
        }
        if (!filter.band().isEmpty()) {
            predicates.add(Sql.of("f.band = ?", filter.band()));
        }
        if (!filter.feedback().isEmpty()) {
            predicates.add(Sql.of("f.has_feedback = ?", true));
        }
        return predicates;
    }

    /** Counts the matching rows up to a limit; common terms are searched for in the newest rows only. */
    Total countTo(int limit) {
        Sql rows = table.where(predicates);
        if (termPredicates.isEmpty()) {
            int found = count(rows, limit + 1);
            return new Total(Math.min(found, limit), found > limit);
        }
        Sql newest = Sql.of("(select submission_id from ")
                .then(rows)
                .then(orderBy(true) + " limit ?) " + alias, MAX_SEARCHED_ROWS);
        int found = count(newest.where(termPredicates), limit + 1);
        boolean more = found > limit || count(rows, MAX_SEARCHED_ROWS + 1) > MAX_SEARCHED_ROWS;
        return new Total(Math.min(found, limit), more);
    }

    private int count(Sql rows, int limit) {
        Sql sql =
                Sql.of("select count(*) from (select 1 as one from ").then(rows).then(" limit ?) counted", limit);
        return jdbc.sql(sql.text).params(sql.values).query(Integer.class).single();
    }

    /**
     * A part of the sorted rows.
     *
     * @param newest how many of the newest matching rows are sorted, unless an index is in that order
     */
    List<RowKey> keys(SortOrder order, int newest, long offset, int limit) {
        if (order.by() == Column.DATE && (order.descending() || termPredicates.isEmpty())) {
            return keys(select().then(orderBy(order.descending())), offset, limit);
        }
        return keys(
                Sql.of("select submission_id, submitted_at from (")
                        .then(select())
                        .then(orderBy(true) + " limit ?) newest order by ", newest)
                        .then(SORT_KEYS.get(order.by()) + (order.descending() ? " desc" : "")
                                + " nulls last, submitted_at desc, submission_id desc"),
                offset,
                limit);
    }

    List<RowKey> newestKeys(int limit) {
        return keys(SortOrder.NEWEST_FIRST, limit, 0, limit);
    }

    /** The rows that follow one in the order from the newest on. */
    List<RowKey> keysAfter(RowKey last, int limit) {
        Sql olderThanLast = Sql.of(
                "submitted_at <= ? and (submitted_at < ? or submission_id < ?)",
                last.submittedAt,
                last.submittedAt,
                last.submissionId);
        return keys(select(olderThanLast).then(orderBy(true)), 0, limit);
    }

    private Sql select(Sql... more) {
        return Sql.of("select submission_id, submitted_at from ")
                .then(table)
                .where(Stream.of(predicates, termPredicates, List.of(more))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<RowKey> keys(Sql select, long offset, int limit) {
        Sql sql = select.then(" limit ? offset ?", limit, offset);
        return jdbc.sql(sql.text)
                .params(sql.values)
                .query((row, number) -> new RowKey(row.getLong(1), row.getTimestamp(2)))
                .list();
    }

    /** The order of the scanned index, or its reverse. */
    private String orderBy(boolean newestFirst) {
        String ofPrefix = newestFirst ? ", " : " desc, ";
        return " order by " + indexPrefix.map(column -> column + ofPrefix).orElse("")
                + (newestFirst ? "submitted_at desc, submission_id desc" : "submitted_at, submission_id");
    }
}
