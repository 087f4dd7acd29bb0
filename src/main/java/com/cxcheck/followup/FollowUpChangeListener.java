package com.cxcheck.followup;

import jakarta.persistence.PostUpdate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes, in the transaction itself, when a follow-up changes, so that whoever keeps figures of a submission by its state and
 * its tags counts that time anew. A new one comes with its submission, of which there is a note anyway.
 */
class FollowUpChangeListener {

    private final JdbcClient jdbc;

    FollowUpChangeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostUpdate
    void note(FollowUp followUp) {
        jdbc.sql("insert into submission_change (submitted_at) select submitted_at from submission where id = ?")
                .param(followUp.submissionId())
                .update();
    }
}
