package com.cxcheck.submission;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The different values of a column that an index begins with, in a time that depends on their number and not on that of the rows:
 * a loose index scan. H2 (2.4) does that for a plain statement, PostgreSQL (18) for none, so that it is told each step.
 */
@Component
public class DistinctValues {

    static final String PLAIN = "select distinct %1$s from %2$s order by %1$s limit ?";

    private static final String STEP_BY_STEP = """
            with recursive found (value, number) as (
                select min(%1$s), 1 from %2$s
                union all
                select (select min(next.%1$s) from %2$s next where next.%1$s > found.value), number + 1
                from found where value is not null and number < ?)
            select value from found where value is not null order by number""";

    private final JdbcClient jdbc;
    private final String sql;

    DistinctValues(JdbcClient jdbc, DatabaseProduct database) {
        this.jdbc = jdbc;
        this.sql = database.isPostgres() ? STEP_BY_STEP : PLAIN;
    }

    /**
     * The first ones in ascending order.
     *
     * @param column a name in the program's own SQL, never anything that somebody sent; so is the table
     */
    public List<String> of(String table, String column, int limit) {
        return jdbc.sql(sql.formatted(column, table)).param(limit).query(String.class).list().stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
