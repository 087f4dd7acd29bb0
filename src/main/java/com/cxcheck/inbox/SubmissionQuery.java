package com.cxcheck.inbox;

import com.cxcheck.inbox.SortOrder.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What passes a filter, in SQL. It asks the follow-ups, which bear whatever is filtered by. A filter of one field is a range
 * of one index, in the order of time, and no more of it is read than is asked for. In another order are only the newest, as
 * many as have a page: no index is in each order for each filter.
 *
 * <p>Each word that is searched for is looked up first. A rare one leads to few submissions, from which to start; a common
 * one is looked for in one submission after the other, the newest first, which soon finds enough.
 */
class SubmissionQuery {

    /** Where a submission stands in the list. */
    record Place(long id, Timestamp submittedAt) {}

    /** What is asked of a column of the follow-ups. */
    private record Condition(String column, String operator, Object value) {

        String sql() {
            return column + operator + "?";
        }
    }

    /**
     * How many pass, as far as they were counted.
     *
     * @param more whether there may be more
     */
    record Count(int number, boolean more) {}

    /** What more words in the index begin with is common. */
    private static final int RARE = 10_000;

    /** In so many submissions a common word is looked for to count. */
    private static final int LOOKED_THROUGH = 20_000;

    /** Of a longer search the first ones count, so that no search costs more than so many looks into the index. */
    static final int MOST_WORDS = 20;

    private static final String BEGINS_WITH = "word >= ? and word < ?";

    /** By what one of the newest is sorted, where it isn't by time; what has nothing there comes last. */
    private static final Map<Column, String> KEYS = Map.of(
            Column.DATE, "submitted_at",
            Column.SCORE, "(select score from submission where id = submission_id)",
            Column.BUSINESS, "(select lower(business) from submission where id = submission_id)",
            Column.STATE,
                    "(select case f.state when 'NEW' then 1 when 'IN_CONVERSATION' then 2 else 3 end from follow_up f"
                            + " where f.submission_id = newest.submission_id)",
            Column.ASSIGNEE, "(select lower(assignee) from follow_up f where f.submission_id = newest.submission_id)");

    private final JdbcClient jdbc;

    /** The table that is gone through, and what its row is called. */
    private String table;

    private final String row;

    /**
     * The column that the index has before the time, or nothing. All that pass have the same in it, but H2 sees that an index
     * is in the order only if the order names each of its columns.
     */
    private final List<String> leading;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** What is asked of each row by itself, since no index leads there. */
    private final List<String> probes = new ArrayList<>();

    private final List<Object> probed = new ArrayList<>();

    SubmissionQuery(SubmissionFilter filter, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        List<Condition> ofFollowUp = ofFollowUp(filter, clock);
        if (filter.tag().isEmpty()) {
            table = "follow_up f";
            row = "f";
            leading = ofFollowUp.stream().limit(1).map(Condition::column).toList();
            ofFollowUp.forEach(condition -> ask(condition.sql(), condition.value()));
        } else {
            table = "follow_up_tag t";
            row = "t";
            leading = List.of("t.tag");
            ask("t.tag = ?", filter.tag());
            if (!ofFollowUp.isEmpty()) {
                ask(
                        "exists (select 1 from follow_up f where f.submission_id = t.submission_id and "
                                + ofFollowUp.stream().map(Condition::sql).collect(Collectors.joining(" and ")) + ")",
                        ofFollowUp.stream().map(Condition::value).toArray());
            }
        }
        if (filter.from() != null) {
            ask(row + ".submitted_at >= ?", start(filter.from(), clock));
        }
        if (filter.to() != null) {
            ask(row + ".submitted_at < ?", start(filter.to().plusDays(1), clock));
        }
        if (!filter.q().isEmpty()) {
            askFor(SearchTerms.of(filter.q()));
        }
    }

    private static Timestamp start(LocalDate day, Clock clock) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** Those first that leave the fewest, as a rule: the first one's index is gone through. */
    private static List<Condition> ofFollowUp(SubmissionFilter filter, Clock clock) {
        List<Condition> asked = new ArrayList<>();
        if (!filter.hasAction().isEmpty()) {
            asked.add(new Condition("f.has_action", " = ", filter.hasAction().equals(SubmissionFilter.YES)));
        }
        if (!filter.assignee().isEmpty()) {
            asked.add(new Condition("f.assignee", " = ", filter.assignee()));
        }
        if (!filter.source().isEmpty()) {
            asked.add(new Condition("f.source", " = ", filter.source()));
        }
        if (filter.state().equals(SubmissionFilter.OVERDUE)) {
            asked.add(new Condition("f.waiting", " = ", true));
            asked.add(new Condition("f.reply_by", " < ", LocalDate.now(clock)));
        } else if (!filter.state().isEmpty()) {
            asked.add(new Condition("f.state", " = ", filter.state()));
        }
        if (!filter.band().isEmpty()) {
            asked.add(new Condition("f.band", " = ", filter.band()));
        }
        if (!filter.feedback().isEmpty()) {
            asked.add(new Condition("f.has_feedback", " = ", true));
        }
        return asked;
    }

    private void ask(String condition, Object... itsValues) {
        conditions.add(condition);
        values.addAll(Arrays.asList(itsValues));
    }

    /** For each word one that begins with it. Where there is no word in what is searched for, nothing has it. */
    private void askFor(Set<String> words) {
        Set<Long> ids = words.isEmpty() ? Set.of() : null;
        for (String word : words.stream().limit(MOST_WORDS).toList()) {
            List<Long> found = jdbc.sql("select submission_id from submission_word where " + BEGINS_WITH + " limit ?")
                    .params(SearchTerms.bytes(word), SearchTerms.bytesAfter(word), RARE + 1)
                    .query(Long.class)
                    .list();
            if (found.size() > RARE) {
                probes.add("exists (select 1 from submission_word w where w.submission_id = " + row
                        + ".submission_id and " + BEGINS_WITH + ")");
                probed.addAll(List.of(SearchTerms.bytes(word), SearchTerms.bytesAfter(word)));
            } else if (ids == null) {
                ids = new HashSet<>(found);
            } else {
                ids.retainAll(found);
            }
        }
        if (ids != null) {
            // H2 takes ten times as long for any(…)
            table += " join unnest(cast(? as bigint array)) ids (id) on ids.id = " + row + ".submission_id";
            values.add(0, ids.toArray(Long[]::new));
            conditions.addAll(probes);
            values.addAll(probed);
            probes.clear();
            probed.clear();
        }
    }

    /** How many pass; counts to {@code most} and no further, nor further back than can be looked through at once. */
    Count countTo(int most) {
        if (probes.isEmpty()) {
            int number = countTo(most + 1, table + where(conditions), values);
            return new Count(Math.min(number, most), number > most);
        }
        String newest = "(select submission_id from " + table + where(conditions) + byTime(true) + " limit "
                + LOOKED_THROUGH + ") " + row;
        int found = countTo(most + 1, newest + where(probes), concat(values, probed));
        boolean more = countTo(LOOKED_THROUGH + 1, table + where(conditions), values) > LOOKED_THROUGH;
        return new Count(Math.min(found, most), more || found > most);
    }

    private int countTo(int most, String rows, List<Object> itsValues) {
        return jdbc.sql("select count(*) from (select 1 as one from " + rows + " limit ?) counted")
                .params(itsValues)
                .param(most)
                .query(Integer.class)
                .single();
    }

    /**
     * So many, from an offset on.
     *
     * @param newest so many of those that pass are put in order, unless they are found in it
     */
    List<Place> places(SortOrder order, int newest, long offset, int most) {
        if (order.by() == Column.DATE && (order.descending() || probes.isEmpty())) {
            return places(all(), allValues(), byTime(order.descending()), offset, most);
        }
        return jdbc.sql("select submission_id, submitted_at from (select submission_id, submitted_at from " + table
                        + where(all()) + byTime(true) + " limit ?) newest order by " + KEYS.get(order.by())
                        + (order.descending() ? " desc" : "")
                        + " nulls last, submitted_at desc, submission_id desc limit ? offset ?")
                .params(allValues())
                .params(newest, most, offset)
                .query(SubmissionQuery::place)
                .list();
    }

    /** So many of the newest. */
    List<Place> places(int most) {
        return places(SortOrder.NEWEST_FIRST, most, 0, most);
    }

    /** So many, from behind a place on. */
    List<Place> placesAfter(Place last, int most) {
        return places(
                concat(all(), List.of("submitted_at <= ?", "(submitted_at < ? or submission_id < ?)")),
                concat(allValues(), List.of(last.submittedAt(), last.submittedAt(), last.id())),
                byTime(true),
                0,
                most);
    }

    private List<Place> places(List<String> asked, List<Object> itsValues, String order, long offset, int most) {
        return jdbc.sql("select submission_id, submitted_at from " + table + where(asked) + order + " limit ? offset ?")
                .params(itsValues)
                .params(most, offset)
                .query(SubmissionQuery::place)
                .list();
    }

    private static Place place(ResultSet found, int number) throws SQLException {
        return new Place(found.getLong(1), found.getTimestamp(2));
    }

    private List<String> all() {
        return concat(conditions, probes);
    }

    private List<Object> allValues() {
        return concat(values, probed);
    }

    /** From one end of the index to the other. */
    private String byTime(boolean newestFirst) {
        return " order by "
                + (newestFirst
                        ? String.join(", ", concat(leading, List.of("submitted_at desc", "submission_id desc")))
                        : String.join(" desc, ", concat(leading, List.of("submitted_at, submission_id"))));
    }

    private static <T> List<T> concat(List<? extends T> some, List<? extends T> others) {
        return Stream.<T>concat(some.stream(), others.stream()).toList();
    }

    private static String where(List<String> asked) {
        return asked.isEmpty() ? "" : " where " + String.join(" and ", asked);
    }
}
