package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That H2 finds rows by their time where there are many, and does not read all that are no tests. */
@AppTest
class IndexTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theNewestAreReadInTheOrderOfTheirIndexAndNotSorted() {
        String plan = jdbc.sql("explain select answers from " + NewestAnswers.NEWEST + " newest")
                .param(10)
                .query(String.class)
                .single();

        assertThat(plan).contains("submission_newest", "index sorted");
    }

    @Test
    void thoseOfADayAreFoundByTheTimeAtWhichTheyWereSubmitted() {
        Timestamp now = Timestamp.from(Instant.EPOCH);
        String plan = jdbc.sql("explain " + SubmissionStatistics.SUBMITTED_BETWEEN)
                .params(now, now)
                .query(String.class)
                .single();

        assertThat(plan).contains("submission_newest: submitted_at >= ?1").doesNotContain("submission_test");
    }
}
