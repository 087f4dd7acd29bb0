package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads submissions without JPA entities, for exports of up to millions of rows. */
@Component
public class SubmissionRows {

    private static final String QUERY = """
            select s.id, started_at, submitted_at, questionnaire_version_id, attempt, language, reference, score, band, answers,
                feedback, business, contact_name, email, phone, team_size, consented_at, source,
                (select p.score from submission p
                    where p.token_hash = s.token_hash and p.attempt < s.attempt and p.submitted_at is not null
                    order by p.attempt desc limit 1) as previous_score
            from unnest(cast(? as bigint array)) with ordinality ids (id, place) join submission s on s.id = ids.id
            order by place""";

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final AnswersConverter answers = new AnswersConverter();

    SubmissionRows(JdbcClient jdbc, QuestionnaireVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /**
     * A submitted submission.
     *
     * @param language of the visitor's pages, as a BCP 47 tag
     * @param reference the secret part of the result's URL
     * @param previousScore of the same visitor's result before, or null
     */
    public record SubmissionRow(
            long id,
            Instant startedAt,
            Instant submittedAt,
            Questionnaire questionnaire,
            int attempt,
            @Nullable String language,
            String reference,
            int score,
            String band,
            Answers answers,
            @Nullable String feedback,
            @Nullable String business,
            @Nullable String contactName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String teamSize,
            @Nullable Instant consentedAt,
            @Nullable String source,
            @Nullable Integer previousScore) {}

    /** The submissions with some ids, in the order of the ids, in one statement. Missing ids are skipped. */
    public List<SubmissionRow> find(Collection<Long> ids) {
        return jdbc.sql(QUERY)
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> new SubmissionRow(
                        row.getLong("id"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        versions.get(row.getLong("questionnaire_version_id")),
                        row.getInt("attempt"),
                        row.getString("language"),
                        row.getString("reference"),
                        row.getInt("score"),
                        row.getString("band"),
                        answers.convertToEntityAttribute(row.getString("answers")),
                        row.getString("feedback"),
                        row.getString("business"),
                        row.getString("contact_name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("team_size"),
                        instant(row, "consented_at"),
                        row.getString("source"),
                        row.getObject("previous_score", Integer.class)))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
