package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the newest submissions answered, to compare one or a draft of the questionnaire with them. */
@Component
public class NewestAnswers {

    private static final int MAX_SUBMISSIONS = 1_000;

    /** The newest submissions, as many as the parameter says. */
    static final String NEWEST = """
            (select answers, score, questionnaire_version_id from submission
             where submitted_at is not null and not test
             order by submitted_at desc, id desc limit ?)
            """;

    private static final int BATCH_SIZE = 1_000;

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    private final JdbcClient jdbc;

    NewestAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the newest {@value #MAX_SUBMISSIONS} submissions that have the same version of the questionnaire as the given one. */
    public List<Answers> comparableWith(Submission submission) {
        return jdbc.sql("""
                        select answers from %s newest
                        where questionnaire_version_id = (select questionnaire_version_id from submission where id = ?)
                        """.formatted(NEWEST))
                .params(MAX_SUBMISSIONS, submission.id())
                .query((row, number) -> ANSWERS.convertToEntityAttribute(row.getString("answers")))
                .list();
    }

    /** Where a batch ends. */
    private record Last(Timestamp submittedAt, long id) {

        private static final Last NONE =
                new Last(Timestamp.from(Instant.parse("9999-12-31T00:00:00Z")), Long.MAX_VALUE);
    }

    /**
     * Passes on those of the newest submissions on any version of a questionnaire, the newest first, in batches, so that neither
     * the program nor the database holds all of them.
     *
     * @param questionnaireId such as cx-or-service
     */
    public void forEach(String questionnaireId, int limit, Consumer<Answers> action) {
        // H2 would use an index of the column questionnaire_version_id if it were compared, and sort all rows
        List<Last> read;
        Last last = Last.NONE;
        for (int left = limit; left > 0; left -= read.size()) {
            int batch = Math.min(left, BATCH_SIZE);
            read = jdbc.sql("""
                            select id, submitted_at, answers from submission
                            where submitted_at <= ? and (submitted_at < ? or id < ?) and not test
                                and questionnaire_version_id + 0 in (
                                    select id from questionnaire_version where questionnaire = ?)
                            order by submitted_at desc, id desc limit ?
                            """)
                    .params(last.submittedAt(), last.submittedAt(), last.id(), questionnaireId, batch)
                    .query((row, number) -> {
                        action.accept(ANSWERS.convertToEntityAttribute(row.getString("answers")));
                        return new Last(row.getTimestamp("submitted_at"), row.getLong("id"));
                    })
                    .list();
            if (read.size() < batch) {
                return;
            }
            last = read.get(batch - 1);
        }
    }
}
