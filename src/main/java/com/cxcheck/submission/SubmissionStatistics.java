package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
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
        jdbc.sql("""
                        select id, questionnaire_version_id, answers, score, band, source, feedback is not null as has_feedback,
                            started_at, submitted_at
                        from submission where submitted_at >= ? and submitted_at < ? and not test
                        """).params(Timestamp.from(from), Timestamp.from(to)).query(row -> {
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
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("submitted_at").toInstant());
    }

    /**
     * Counts submissions in progress by where they stopped: by the id of their version, and by the number of choice questions
     * before the first unanswered one.
     *
     * @param from the earliest last step, inclusive
     * @param to the latest last step, exclusive
     * @param source empty for all
     */
    public Map<Long, Map<Integer, Long>> countInProgress(
            List<Version> versions, Instant from, Instant to, String source) {
        List<Object> parameters = new ArrayList<>();
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
        parameters.addAll(List.of(Timestamp.from(from), Timestamp.from(to)));
        if (!source.isEmpty()) {
            parameters.add(source);
        }
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        jdbc.sql("select version, answered, count(*) as number from (select questionnaire_version_id as version, "
                        + answered
                        + " end as answered from submission where submitted_at is null and not test"
                        + " and changed_at >= ? and changed_at < ?"
                        + (source.isEmpty() ? "" : " and source = ?")
                        + ") walk group by version, answered")
                .params(parameters)
                .query(row -> {
                    counts.computeIfAbsent(row.getLong("version"), id -> new HashMap<>())
                            .put(row.getInt("answered"), row.getLong("number"));
                });
        return counts;
    }
}
