package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** That H2 finds rows by an index where there are many, and does not read all of them. */
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

    @Test
    void theDifferentValuesOfAColumnAreFoundFromOneToTheNext() {
        JdbcClient h2 = JdbcClient.create(new SingleConnectionDataSource("jdbc:h2:mem:", true));
        h2.sql("create table t (v varchar(9), n int, primary key (n, v))").update();
        h2.sql("create index by_v on t (v, n)").update();
        h2.sql("insert into t select x % 7, x from system_range(1, 1000)").update();
        h2.sql("analyze").update();

        String plan = h2.sql("explain analyze " + DistinctValues.PLAIN.formatted("v", "t"))
                .param(10)
                .query(String.class)
                .single();

        assertThat(plan).containsIgnoringCase("by_v").contains("/* distinct */").doesNotContain("scanCount");
    }
}
