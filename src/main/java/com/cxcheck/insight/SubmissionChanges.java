package com.cxcheck.insight;

import com.cxcheck.submission.SubmissionsChanged;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The times of submission for which statistics are out of date, in the table {@code submission_change}. */
@Component
class SubmissionChanges {

    private static final int BATCH_SIZE = 1_000;

    private final JdbcTemplate jdbc;

    SubmissionChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void add(SubmissionsChanged changed) {
        add(changed.submittedAt());
    }

    void add(List<Instant> times) {
        jdbc.batchUpdate(
                "insert into submission_change (submitted_at) values (?)",
                times,
                BATCH_SIZE,
                (statement, time) -> statement.setTimestamp(1, Timestamp.from(time)));
    }

    Optional<Instant> earliest(Instant from) {
        return Optional.ofNullable(jdbc.queryForObject(
                        "select min(submitted_at) from submission_change where submitted_at >= ?",
                        Timestamp.class,
                        Timestamp.from(from)))
                .map(Timestamp::toInstant);
    }

    List<Instant> find(Instant from, Instant to) {
        return jdbc.query(
                "select submitted_at from submission_change where submitted_at >= ? and submitted_at < ?",
                (row, number) -> row.getTimestamp(1).toInstant(),
                Timestamp.from(from),
                Timestamp.from(to));
    }

    void delete(Instant from, Instant to) {
        jdbc.update(
                "delete from submission_change where submitted_at >= ? and submitted_at < ?",
                Timestamp.from(from),
                Timestamp.from(to));
    }
}
