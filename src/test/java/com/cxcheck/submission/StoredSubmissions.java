package com.cxcheck.submission;

import com.cxcheck.AppTest;
import com.cxcheck.OtherVersions;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Submissions in the database. */
@AppTest
abstract class StoredSubmissions {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Autowired
    Submissions submissions;

    @Autowired
    Questionnaire questionnaire;

    @Autowired
    JdbcClient jdbc;

    @AfterAll
    static void forgetTheOtherVersion(@Autowired JdbcClient jdbc) {
        OtherVersions.forget(jdbc);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
    }

    static Submission submitted(Questionnaire questionnaire, VisitorToken respondent, int attempt, Instant when) {
        Submission submission = new Submission(respondent, attempt, questionnaire, when.minusSeconds(300));
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            submission.answer(question, question.choices().get(0), when);
        }
        submission.submit(when);
        return submission;
    }
}
