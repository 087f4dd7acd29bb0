package com.cxcheck.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads follow-ups without JPA entities, for exports of up to millions of rows. */
@Component
public class FollowUpRows {

    private static final String FOLLOW_UPS = """
            select submission_id, state, assignee, reply_by, action_taken,
                array(select t.tag from follow_up_tag t where t.submission_id = f.submission_id order by t.tag) as tags
            from unnest(cast(? as bigint array)) ids (id) join follow_up f on f.submission_id = ids.id""";

    private static final String NOTES = """
            select n.submission_id, n.author, n.text
            from unnest(cast(? as bigint array)) ids (id) join note n on n.submission_id = ids.id
            order by n.id""";

    private final JdbcClient jdbc;

    FollowUpRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A follow-up.
     *
     * @param tags in alphabetical order
     * @param notes the oldest first
     */
    public record FollowUpRow(
            String state,
            @Nullable String assignee,
            @Nullable LocalDate replyBy,
            @Nullable String actionTaken,
            List<String> tags,
            List<NoteRow> notes) {}

    public record NoteRow(String author, String text) {}

    /** The follow-ups by the id of their submission, in two statements. */
    public Map<Long, FollowUpRow> find(Collection<Long> submissionIds) {
        Long[] ids = submissionIds.toArray(Long[]::new);
        Map<Long, List<NoteRow>> notes = new HashMap<>();
        jdbc.sql(NOTES).param(ids).query(row -> {
            notes.computeIfAbsent(row.getLong(1), absent -> new ArrayList<>())
                    .add(new NoteRow(row.getString(2), row.getString(3)));
        });
        Map<Long, FollowUpRow> rows = new HashMap<>();
        jdbc.sql(FOLLOW_UPS).param(ids).query(row -> {
            long id = row.getLong("submission_id");
            rows.put(
                    id,
                    new FollowUpRow(
                            row.getString("state"),
                            row.getString("assignee"),
                            row.getObject("reply_by", LocalDate.class),
                            row.getString("action_taken"),
                            Stream.of((Object[]) row.getArray("tags").getArray())
                                    .map(String::valueOf)
                                    .toList(),
                            notes.getOrDefault(id, List.of())));
        });
        return rows;
    }
}
