package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Notes;
import com.cxcheck.followup.Tags;
import com.cxcheck.submission.Submissions;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What bulk actions have replaced, so that their consultant can undo them for ten minutes. */
@Component
class UndoLog {

    private static final Duration UNDOABLE = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final Submissions submissions;
    private final FollowUps followUps;
    private final Notes notes;
    private final Clock clock;

    UndoLog(JdbcTemplate jdbc, Submissions submissions, FollowUps followUps, Notes notes, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.followUps = followUps;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * A follow-up before a bulk action.
     *
     * @param version that it has after the action
     * @param noteId of the note that the action adds, or null
     */
    record Before(
            long submissionId,
            int version,
            String state,
            @Nullable String assignee,
            @Nullable LocalDate replyBy,
            String tags,
            @Nullable Long noteId) {

        static Before of(FollowUp followUp) {
            return new Before(
                    followUp.submissionId(),
                    followUp.version() + 1,
                    followUp.state().name(),
                    followUp.assignee().orElse(null),
                    followUp.replyBy().orElse(null),
                    String.join(",", followUp.tags()),
                    null);
        }

        Before withNote(long id) {
            return new Before(submissionId, version, state, assignee, replyBy, tags, id);
        }

        void restore(FollowUp followUp) {
            followUp.change(State.valueOf(state), assignee, replyBy, Tags.parse(tags));
        }
    }

    /** Stores what an action has replaced, in its transaction. */
    long save(String consultant, BulkAction action, String detail, List<Before> replaced) {
        Long id = jdbc.queryForObject("select nextval('bulk_change_id')", Long.class);
        if (id == null) {
            throw new IllegalStateException("a sequence has a next value");
        }
        jdbc.update(
                "insert into bulk_change (id, consultant, changed_at, action, detail, number) values (?, ?, ?, ?, ?, ?)",
                id,
                consultant,
                Timestamp.from(clock.instant()),
                action.name(),
                detail,
                replaced.size());
        jdbc.batchUpdate(
                "insert into bulk_change_row (bulk_change_id, submission_id, version, state, assignee, reply_by, tags, note_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                replaced.stream()
                        .map(row -> new Object[] {
                            id,
                            row.submissionId,
                            row.version,
                            row.state,
                            row.assignee,
                            row.replyBy == null ? null : Date.valueOf(row.replyBy),
                            row.tags,
                            row.noteId
                        })
                        .toList());
        return id;
    }

    /** Finds an action of a consultant that can still be undone. */
    Optional<BulkChange> find(long id, String consultant) {
        if (id <= 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(DataAccessUtils.singleResult(jdbc.query(
                "select action, detail, number from bulk_change where id = ? and consultant = ? and changed_at > ?",
                (row, index) ->
                        new BulkChange(id, BulkAction.valueOf(row.getString(1)), row.getString(2), row.getInt(3)),
                id,
                consultant,
                Timestamp.from(clock.instant().minus(UNDOABLE)))));
    }

    /** Undoes an action of a consultant. What was changed since then is left as it is. */
    @Transactional
    BulkResult undo(long id, String consultant) {
        Optional<BulkChange> change = find(id, consultant);
        if (change.isEmpty()) {
            return BulkResult.UNCHANGED;
        }
        Map<Long, Before> rows = rows(id);
        List<Long> there = submissions.lockSubmitted(rows.keySet().toArray(Long[]::new));
        int undone = 0;
        for (FollowUp followUp : followUps.findBySubmissionIdIn(there)) {
            Before before = rows.get(followUp.submissionId());
            if (before != null && before.version == followUp.version()) {
                restore(change.get().action(), before, followUp);
                followUp.changedBy(consultant, clock.instant());
                undone++;
            }
        }
        jdbc.update("delete from bulk_change where id = ?", id);
        long first = rows.keySet().stream().findFirst().orElse(0L);
        return new BulkResult(0, undone, 0, there.size() - undone, rows.size() - there.size(), false, first);
    }

    private void restore(BulkAction action, Before before, FollowUp followUp) {
        if (action == BulkAction.ACTION_TAKEN) {
            followUp.feedbackAction().take(null);
        } else if (before.noteId != null) {
            notes.deleteById(before.noteId);
        } else {
            before.restore(followUp);
        }
    }

    private Map<Long, Before> rows(long id) {
        return jdbc
                .query(
                        "select submission_id, version, state, assignee, reply_by, tags, note_id from bulk_change_row"
                                + " where bulk_change_id = ? order by submission_id desc",
                        (row, index) -> new Before(
                                row.getLong(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getString(6),
                                row.getObject(7, Long.class)),
                        id)
                .stream()
                .collect(Collectors.toMap(Before::submissionId, Function.identity()));
    }

    /** Forgets what can no longer be undone. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void deleteOld() {
        jdbc.update(
                "delete from bulk_change where changed_at < ?",
                Timestamp.from(clock.instant().minus(UNDOABLE)));
    }

    static String detail(BulkAction action, BulkForm form) {
        Set<String> tags =
                action == BulkAction.TAG || action == BulkAction.UNTAG ? Tags.parse(form.newTag()) : Set.of();
        return action == BulkAction.ASSIGN
                ? form.assignTo()
                : tags.stream().sorted().collect(Collectors.joining(", "));
    }
}
