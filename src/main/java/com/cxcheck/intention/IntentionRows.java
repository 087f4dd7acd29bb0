package com.cxcheck.intention;

import com.cxcheck.intention.Intention.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads intentions without JPA entities, for exports and statistics of up to millions of rows. */
@Component
public class IntentionRows {

    private static final String QUERY = """
            select i.submission_id, i.question, i.line, i.due_on, i.state
            from unnest(cast(? as bigint array)) ids (id) join intention i on i.submission_id = ids.id
            order by i.id""";

    private final JdbcClient jdbc;

    IntentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record IntentionRow(
            String question, String line, @Nullable LocalDate dueOn, State state) {}

    /** The intentions by the id of their submission, in the order in which they were first saved, in one statement. */
    public Map<Long, List<IntentionRow>> find(Collection<Long> submissionIds) {
        Map<Long, List<IntentionRow>> intentions = new HashMap<>();
        jdbc.sql(QUERY).param(submissionIds.toArray(Long[]::new)).query(row -> {
            intentions
                    .computeIfAbsent(row.getLong(1), absent -> new ArrayList<>())
                    .add(new IntentionRow(
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            State.valueOf(row.getString(5))));
        });
        return intentions;
    }
}
