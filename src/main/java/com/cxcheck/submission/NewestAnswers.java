package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the newest submissions answered, to compare one with them. */
@Component
public class NewestAnswers {

    private static final int MAX_SUBMISSIONS = 1_000;

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    private final JdbcClient jdbc;

    NewestAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the newest {@value #MAX_SUBMISSIONS} submissions that have the same version of the questionnaire as the given one. */
    public List<Answers> comparableWith(Submission submission) {
        return jdbc.sql("""
                        select answers from (
                            select answers, questionnaire_version_id from submission
                            where submitted_at is not null and not test order by submitted_at desc, id desc limit ?) newest
                        where questionnaire_version_id = (select questionnaire_version_id from submission where id = ?)
                        """)
                .params(MAX_SUBMISSIONS, submission.id())
                .query((row, number) -> ANSWERS.convertToEntityAttribute(row.getString("answers")))
                .list();
    }
}
