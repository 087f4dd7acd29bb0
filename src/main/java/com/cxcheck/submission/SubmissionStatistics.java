package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What statistics are computed from, read without loading entities. Tests are left out. */
@Component
public class SubmissionStatistics {

    private static final int BATCH_SIZE = 1_000;

    static final String SUBMITTED_BETWEEN = """
            select id, questionnaire_version_id, answers, score, band, source, feedback is not null as has_feedback,
                email is not null as has_email, phone is not null as has_phone, started_at, submitted_at
            from submission where submitted_at >= ? and submitted_at < ? and not test
            """;

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    private final JdbcClient jdbc;

    SubmissionStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A submitted submission.
     *
     * @param versionId the questionnaire's, see {@link QuestionnaireVersions#get}
     * @param source empty if there is none
     */
    public record Submitted(
            long id,
            long versionId,
            Answers answers,
            int score,
            String band,
            String source,
            boolean hasFeedback,
            boolean hasEmail,
            boolean hasPhone,
            Instant startedAt,
            Instant submittedAt) {}

    /** The times of the first and the last submission. */
    public record Range(Instant first, Instant last) {}

    /** Returns the range of all times of submission, or nothing if there is no submission. */
    public Optional<Range> range() {
        return jdbc.sql(
                        "select min(submitted_at), max(submitted_at) from submission where not test having count(submitted_at) > 0")
                .query((row, number) -> new Range(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Passes those submitted from a time (inclusive) to another (exclusive) on, in batches and in no particular order. */
    public void forEachBatch(Instant from, Instant to, Consumer<List<Submitted>> action) {
        List<Submitted> batch = new ArrayList<>();
        jdbc.sql(SUBMITTED_BETWEEN)
                .params(Timestamp.from(from), Timestamp.from(to))
                .query(row -> {
                    batch.add(read(row));
                    if (batch.size() == BATCH_SIZE) {
                        action.accept(List.copyOf(batch));
                        batch.clear();
                    }
                });
        if (!batch.isEmpty()) {
            action.accept(batch);
        }
    }

    private static Submitted read(ResultSet row) throws SQLException {
        return new Submitted(
                row.getLong("id"),
                row.getLong("questionnaire_version_id"),
                ANSWERS.convertToEntityAttribute(row.getString("answers")),
                row.getInt("score"),
                row.getString("band"),
                Objects.requireNonNullElse(row.getString("source"), ""),
                row.getBoolean("has_feedback"),
                row.getBoolean("has_email"),
                row.getBoolean("has_phone"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("submitted_at").toInstant());
    }

    /** The attempt before a submission of the same visitor. */
    public record Earlier(long versionId, Answers answers) {}

    /** Finds what was submitted before some submissions by the same visitors, by the ids of these. */
    public Map<Long, Earlier> findEarlier(Collection<Long> ids) {
        Map<Long, Earlier> earlier = new HashMap<>();
        jdbc.sql("""
                        select later.id, earlier.questionnaire_version_id, earlier.answers
                        from unnest(cast(? as bigint array)) ids (id) join submission later on later.id = ids.id
                        join submission earlier on earlier.token_hash = later.token_hash and earlier.attempt = (
                            select before.attempt from submission before
                            where before.token_hash = later.token_hash and before.attempt < later.attempt
                                and before.submitted_at is not null and not before.test
                            order by before.token_hash desc, before.attempt desc limit 1)
                        where later.attempt > 1
                        """).param(ids.toArray(Long[]::new)).query(row -> {
            earlier.put(
                    row.getLong(1), new Earlier(row.getLong(2), ANSWERS.convertToEntityAttribute(row.getString(3))));
        });
        return earlier;
    }

    /**
     * Submissions in progress of one source that stopped at the same question.
     *
     * @param source empty if there is none
     * @param answered the number of choice questions before the first unanswered one
     */
    public record Stopped(long versionId, String source, int answered, long number) {}

    /**
     * Counts submissions in progress by where they stopped.
     *
     * @param from the earliest last step, inclusive
     * @param to the latest last step, exclusive
     */
    public List<Stopped> countInProgress(List<Version> versions, Instant from, Instant to) {
        List<Object> parameters = new ArrayList<>();
        String answered = answered(versions, parameters);
        parameters.addAll(List.of(Timestamp.from(from), Timestamp.from(to)));
        return jdbc.sql(
                        "select version, source, answered, count(*) as number from (select questionnaire_version_id as version,"
                                + " source, " + answered
                                + " end as answered from submission where submitted_at is null and not test and round_id is null"
                                + " and changed_at >= ? and changed_at < ?) walk group by version, source, answered")
                .params(parameters)
                .query((row, number) -> new Stopped(
                        row.getLong("version"),
                        Objects.requireNonNullElse(row.getString("source"), ""),
                        row.getInt("answered"),
                        row.getLong("number")))
                .list();
    }

    /**
     * Submissions in progress of one source whose last step was in one of several periods.
     *
     * @param period from 0
     * @param source empty if there is none
     */
    public record StoppedIn(int period, long versionId, String source, long number) {}

    /**
     * Counts submissions in progress by the period of their last step.
     *
     * @param periods when each begins and the one before it ends, in ascending order
     * @param to when the last one ends, exclusive
     */
    public List<StoppedIn> countInProgressSince(List<Instant> periods, Instant to) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder period = new StringBuilder("case");
        for (int i = periods.size() - 1; i >= 0; i--) {
            period.append(" when changed_at >= ? then ").append(i);
            parameters.add(Timestamp.from(periods.get(i)));
        }
        parameters.addAll(List.of(Timestamp.from(periods.get(0)), Timestamp.from(to)));
        return jdbc.sql("select period, version, source, count(*) as number from (select " + period
                        + " end as period, questionnaire_version_id as version, source from submission"
                        + " where submitted_at is null and not test and round_id is null and changed_at >= ? and changed_at < ?) walk"
                        + " group by period, version, source")
                .params(parameters)
                .query((row, number) -> new StoppedIn(
                        row.getInt("period"),
                        row.getLong("version"),
                        Objects.requireNonNullElse(row.getString("source"), ""),
                        row.getLong("number")))
                .list();
    }

    /** A submission in progress, see {@link Stopped}. */
    public record InProgress(long versionId, String source, int answered, Instant changedAt) {}

    /** Passes on those whose last step was before a time, and locks them until the transaction ends. */
    public void forEachInProgress(List<Version> versions, Instant before, Consumer<InProgress> action) {
        List<Object> parameters = new ArrayList<>();
        String answered = answered(versions, parameters);
        parameters.add(Timestamp.from(before));
        jdbc.sql("select questionnaire_version_id, source, changed_at, " + answered + " end as answered from submission"
                        + " where submitted_at is null and not test and round_id is null and changed_at < ? for update")
                .params(parameters)
                .query(row -> {
                    action.accept(new InProgress(
                            row.getLong("questionnaire_version_id"),
                            Objects.requireNonNullElse(row.getString("source"), ""),
                            row.getInt("answered"),
                            row.getTimestamp("changed_at").toInstant()));
                });
    }

    /** The beginning of an SQL expression for the number of choice questions before the first unanswered one. */
    private static String answered(List<Version> versions, List<Object> parameters) {
        StringBuilder answered = new StringBuilder("case questionnaire_version_id");
        for (Version version : versions) {
            answered.append(" when ").append(version.id()).append(" then case");
            int before = 0;
            for (ChoiceQuestion question : version.questionnaire().choiceQuestions()) {
                // a key in the JSON that AnswersConverter writes; ids contain no quotes
                answered.append(" when position(? in answers) = 0 then ").append(before++);
                parameters.add("\"" + question.id() + "\":");
            }
            answered.append(" else ").append(before).append(" end");
        }
        return answered.toString();
    }
}
