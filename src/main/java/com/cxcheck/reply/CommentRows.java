package com.cxcheck.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads comments without JPA entities, for exports of up to millions of rows. */
@Component
public class CommentRows {

    private static final String QUERY = """
            select c.submission_id, c.author, c.text
            from unnest(cast(? as bigint array)) ids (id) join comment c on c.submission_id = ids.id
            order by c.id""";

    private final JdbcClient jdbc;

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record CommentRow(String author, String text) {}

    /** The comments by the id of their submission, the oldest first, in one statement. */
    public Map<Long, List<CommentRow>> find(Collection<Long> submissionIds) {
        Map<Long, List<CommentRow>> comments = new HashMap<>();
        jdbc.sql(QUERY).param(submissionIds.toArray(Long[]::new)).query(row -> {
            comments.computeIfAbsent(row.getLong(1), absent -> new ArrayList<>())
                    .add(new CommentRow(row.getString(2), row.getString(3)));
        });
        return comments;
    }
}
