package com.cxcheck.submission;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes, in the transaction itself, when something submitted comes, changes or goes, so that whoever keeps figures counts
 * that time anew. A note is the time of the submission and nothing more, so that a deleted one leaves nothing of its answers.
 */
class SubmissionChangeListener {

    private final JdbcClient jdbc;

    SubmissionChangeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void note(Submission submission) {
        if (submission.isSubmitted()) {
            jdbc.sql("insert into submission_change (submitted_at) values (?)")
                    .param(Timestamp.from(submission.submittedAt()))
                    .update();
        }
    }
}
