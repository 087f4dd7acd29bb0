package com.cxcheck.insight;

import com.cxcheck.insight.InsightFilter.Days;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The table {@code insight}: what is counted of each day and month. Each query reads a range of its one index, and as long as nothing is
 * filtered by tag one row for each day or month, source and version at most. Filters here have no {@link InsightFilter#others}.
 */
@Component
class InsightTable {

    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    InsightTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    interface RowAction {

        void accept(String source, long version, Frequencies frequencies);
    }

    void forEach(InsightFilter filter, RowAction action) {
        for (Days days : filter.daysByMonth()) {
            query("select source, questionnaire_version_id, frequencies", days, filter, "")
                    .query(row -> {
                        action.accept(
                                row.getString("source"),
                                row.getLong("questionnaire_version_id"),
                                Frequencies.parse(row.getString("frequencies")));
                    });
        }
    }

    SortedMap<LocalDate, Long> numbersByDay(InsightFilter filter) {
        SortedMap<LocalDate, Long> numbers = new TreeMap<>();
        for (Days days : filter.days()) {
            query("select first_day, sum(number) as number", days, filter, "group by first_day")
                    .query(row -> {
                        numbers.put(row.getObject("first_day", LocalDate.class), row.getLong("number"));
                    });
        }
        return numbers;
    }

    Map<String, SortedMap<LocalDate, Long>> numbersBySourceAndDay(InsightFilter filter) {
        Map<String, SortedMap<LocalDate, Long>> numbers = new HashMap<>();
        for (Days days : filter.days()) {
            query("select source, first_day, sum(number) as number", days, filter, "group by source, first_day")
                    .query(row -> {
                        numbers.computeIfAbsent(row.getString("source"), absent -> new TreeMap<>())
                                .put(row.getObject("first_day", LocalDate.class), row.getLong("number"));
                    });
        }
        return numbers;
    }

    Map<Long, Long> numbersByVersion(InsightFilter filter) {
        Map<Long, Long> numbers = new HashMap<>();
        for (Days days : filter.daysByMonth()) {
            query(
                            "select questionnaire_version_id, sum(number) as number",
                            days,
                            filter,
                            "group by questionnaire_version_id")
                    .query(row -> {
                        numbers.merge(row.getLong("questionnaire_version_id"), row.getLong("number"), Long::sum);
                    });
        }
        return numbers;
    }

    /** Numbers by the first day of each month from one on. */
    Map<YearMonth, Long> numbersByMonth(InsightFilter filter, YearMonth from) {
        Map<YearMonth, Long> numbers = new HashMap<>();
        Days months = new Days("month", from.atDay(1), filter.period().last());
        query("select first_day, sum(number) as number", months, filter, "group by first_day")
                .query(row -> {
                    numbers.put(YearMonth.from(row.getObject("first_day", LocalDate.class)), row.getLong("number"));
                });
        return numbers;
    }

    /** The sources with the most submissions, by their keys, and the number of each. */
    Map<String, Long> mostFrequentSources(InsightFilter filter, int limit) {
        List<Object> parameters = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Days days : filter.daysByMonth()) {
            parts.add("select source, number" + from(days, filter, "source <> '*'", parameters));
        }
        Map<String, Long> numbers = new LinkedHashMap<>();
        if (!parts.isEmpty()) {
            jdbc.sql("select source, sum(number) as number from (" + String.join(" union all ", parts)
                            + ") counted group by source order by 2 desc, source fetch first " + limit + " rows only")
                    .params(parameters)
                    .query(row -> {
                        numbers.put(row.getString("source"), row.getLong("number"));
                    });
        }
        return numbers;
    }

    List<String> tags() {
        return jdbc.sql("select distinct tag from insight where span = 'month' and state = '' and tag <> ''")
                .query(String.class)
                .list();
    }

    void clear() {
        jdbc.sql("delete from insight").update();
    }

    /** Replaces what is counted of a day. */
    void replaceDay(LocalDate day, Map<Group, Frequencies> counts) {
        replace("day", day, counts);
    }

    /** Replaces what is counted of a month by the sum of its days. */
    void sumUp(YearMonth month) {
        Map<Group, Frequencies> sums = new HashMap<>();
        jdbc.sql("""
                        select state, tag, band, source, questionnaire_version_id, frequencies
                        from insight where span = 'day' and first_day between ? and ? and band <> '*' and source <> '*'
                        """).params(month.atDay(1), month.atEndOfMonth()).query(row -> {
            Group group = new Group(
                    row.getString("state"),
                    row.getString("tag"),
                    row.getString("band"),
                    row.getString("source"),
                    row.getLong("questionnaire_version_id"));
            sums.computeIfAbsent(group, absent -> new Frequencies())
                    .add(Frequencies.parse(row.getString("frequencies")));
        });
        replace("month", month.atDay(1), sums);
    }

    private void replace(String span, LocalDate firstDay, Map<Group, Frequencies> narrow) {
        Map<Group, Frequencies> counts = new HashMap<>(narrow);
        narrow.forEach((group, frequencies) -> group.wider()
                .forEach(each -> counts.computeIfAbsent(each, absent -> new Frequencies())
                        .add(frequencies)));
        jdbc.sql("delete from insight where span = ? and first_day = ?")
                .params(span, firstDay)
                .update();
        batches.batchUpdate("""
                insert into insight (span, first_day, state, tag, band, source, questionnaire_version_id, number, frequencies)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, List.copyOf(counts.entrySet()), BATCH_SIZE, (statement, entry) -> {
            Group group = entry.getKey();
            Frequencies frequencies = entry.getValue();
            statement.setString(1, span);
            statement.setObject(2, firstDay);
            statement.setString(3, group.state());
            statement.setString(4, group.tag());
            statement.setString(5, group.band());
            statement.setString(6, group.source());
            statement.setLong(7, group.version());
            statement.setLong(8, frequencies.get(Measure.SUBMISSIONS, "", ""));
            statement.setString(9, frequencies.json());
        });
    }

    private StatementSpec query(String select, Days days, InsightFilter filter, String grouping) {
        List<Object> parameters = new ArrayList<>();
        // rows with a tag are there for each band and source only
        String from = from(days, filter, filter.tag().isEmpty() ? "source = '*'" : "true", parameters);
        return jdbc.sql(select + from + " " + grouping).params(parameters);
    }

    /** @param anySource the condition if no source is chosen */
    private static String from(Days days, InsightFilter filter, String anySource, List<Object> parameters) {
        String where = " from insight where span = ? and state = ? and tag = ? and first_day between ? and ?";
        parameters.addAll(List.of(days.span(), filter.state(), filter.tag(), days.first(), days.last()));
        if (!filter.band().isEmpty() || filter.tag().isEmpty()) {
            where += " and band = ?";
            parameters.add(filter.band().isEmpty() ? Group.ANY : filter.band());
        }
        if (filter.version() != null) {
            where += " and questionnaire_version_id = ?";
            parameters.add(filter.version());
        }
        if (filter.sources().isEmpty()) {
            return where + " and " + anySource;
        }
        parameters.add(filter.sources().toArray(String[]::new));
        return where + " and source = any (?)";
    }
}
