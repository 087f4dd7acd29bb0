package com.cxcheck.followup;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to follow-ups. {@link FollowUpChangeListener} records each change of an entity. */
@Component
public class History {

    /** Of one submission. */
    private static final int MAX_EVENTS = 200;

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Kind {
        STATE,
        ASSIGNEE,
        ACTION_TAKEN
    }

    /**
     * A change.
     *
     * @param consultant who made it; empty for a change that the visitor caused
     * @param detail the new state, the new assignee or the action taken; empty for none
     */
    public record Event(Instant at, Optional<String> consultant, Kind kind, String detail) {}

    public void record(long submissionId, Instant at, @Nullable String consultant, Kind kind, String detail) {
        jdbc.sql("""
                        insert into follow_up_event (submission_id, occurred_at, consultant, kind, detail)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(submissionId)
                .param(Timestamp.from(at))
                .param(consultant)
                .param(kind.name())
                .param(detail)
                .update();
    }

    /** The last {@value #MAX_EVENTS} events of a submission, the newest first. */
    public List<Event> of(long submissionId) {
        return jdbc.sql("""
                        select occurred_at, consultant, kind, detail from follow_up_event
                        where submission_id = ? order by submission_id, id desc limit ?
                        """)
                .params(submissionId, MAX_EVENTS)
                .query((row, number) -> new Event(
                        Objects.requireNonNull(row.getTimestamp("occurred_at")).toInstant(),
                        Optional.ofNullable(row.getString("consultant")),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("detail")))
                .list();
    }
}
